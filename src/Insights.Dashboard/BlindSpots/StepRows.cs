using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>One programme's way from entitlement to payment: applied, approved and paid, each a share of the step before; their product is coverage.</summary>
public sealed record ProgrammeSteps(Programme Programme, string Name, Cell? Entitled, IReadOnlyList<Cell?> Rates, Cell? Coverage)
{
    /// <summary>Whether anybody is entitled and yet not one application of the programme is on record: then nobody knows who applied.</summary>
    public bool Unrecorded => Rates[0] is { Masked: false, Denominator: 0, Lacking: null } && Entitled is not { Value: 0 };

    /// <summary>People lost at a step of each thousand entitled; null where one of the numbers is not published.</summary>
    public double? Lost(int step) => Entitled is { Value: > 0 and var all } && Rates[step] is { Numerator: { } reached, Denominator: { } before } ? 1000 * (before - reached) / all : null;
}

/// <summary>The steps of every programme in the city and month; below the city too few people stand between two of them.</summary>
public sealed record StepRows(IReadOnlyList<ProgrammeSteps> All)
{
    /// <summary>The cards of the three steps.</summary>
    public static readonly string[] Ids = ["applied_rate", "approved_rate", "paid_rate"];

    public static StepRows Of(CellBook cells, View view)
    {
        Cell? Now(string id, Programme p) => cells.Find(id, view.Area.Code, view.Month, "programme:" + p.Code);
        return new([.. view.Programmes.Where(p => Now(Ids[0], p) is not null).Select(p => new ProgrammeSteps(p, view.ProgrammeShort(p), Now("entitled", p), [.. Ids.Select(id => Now(id, p))], Now("coverage", p)))]);
    }

    /// <summary>False in a version that is older than the cards.</summary>
    public bool Any => All.Count > 0;

    /// <summary>Of each thousand entitled, the most that one programme loses over all its steps.</summary>
    public double Most => All.Select(p => Enumerable.Range(0, Ids.Length).Sum(n => p.Lost(n) ?? 0)).DefaultIfEmpty(0).Max();

    /// <summary>The programme's lowest step, or of the lowest of all where none is chosen.</summary>
    public string Say(View view)
    {
        var words = view.Words;
        var told = All.Where(p => view.Programme is null || p.Programme.Code == view.Programme.Code).ToList();
        var lowest = told.SelectMany(p => p.Rates.Select((rate, step) => (p, rate, step))).Where(r => r.rate?.Value is not null).OrderBy(r => r.rate!.Value).ToList();
        var unrecorded = told.Where(p => p.Unrecorded).Select(p => p.Name).ToList();
        return Phrase.Sentence(
            words,
            lowest is [var least, ..] ? words.Say("say.weakest." + Ids[least.step], least.p.Name, Numbers.Percent(least.rate!.Value!.Value)) : told.Exists(p => p.Rates.Any(r => r is { Masked: true })) ? words["say.parts_masked"] : null,
            unrecorded.Count == 0 ? null : words.Say("say.steps_unrecorded", words.List(unrecorded)));
    }

    public TwinTable Table(View view)
    {
        var words = view.Words;
        return new(
            [words["col.programme"], words["col.entitled"], .. Ids.SelectMany(id => new[] { words["blind.step." + id], words["blind.step_people." + id] }), words["col.coverage"]],
            [.. All.Select(p => (IReadOnlyList<TwinCell>)
            [
                view.ProgrammeName(p.Programme), CellText.Twin(p.Entitled, view.Cards["entitled"], words),
                .. p.Rates.SelectMany((rate, n) => new[] { p.Unrecorded ? words["blind.unrecorded"] : CellText.Twin(rate, view.Cards[Ids[n]], words), People(rate, p, view) }),
                CellText.Twin(p.Coverage, view.Cards["coverage"], words),
            ])]);
    }

    /// <summary>How many have come so far.</summary>
    public static TwinCell People(Cell? rate, ProgrammeSteps steps, View view) =>
        steps.Unrecorded ? string.Empty : rate?.Numerator is { } people ? new TwinCell(view.Numbers.Count(people), people) : rate is { Masked: true } ? Numbers.Withheld : Numbers.None;
}
