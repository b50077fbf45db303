using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>One programme's wrong payments: people, the month's yuan and the yuan since they began.</summary>
public sealed record WrongProgramme(string Name, Cell? People, Cell? Yuan, Cell? Since);

/// <summary>The ledger of people wrongly paid, of the city: why they are not entitled, for how long they have been paid, and how much.</summary>
public sealed record WrongRows(Cell? People, Cell? Yuan, Cell? Since, IReadOnlyList<Cell> Reasons, IReadOnlyList<Cell> Ages, IReadOnlyList<WrongProgramme> Programmes)
{
    /// <summary>False where the ledger is not published.</summary>
    public bool Any => Reasons.Count > 0;

    public static WrongRows Of(CellBook cells, View view)
    {
        Cell? Now(string id, string dimension = "") => cells.Find(id, view.Area.Code, view.Month, dimension);
        IReadOnlyList<Cell> Parts(string kind) => [.. cells.Split("wrongly_paid", view.Area.Code, view.Month, kind)];
        var programmes = view.Programmes.Where(p => Now("wrongly_paid_yuan", "programme:" + p.Code) is not null)
            .Select(p => new WrongProgramme(view.ProgrammeShort(p), Now("wrongly_paid", "programme:" + p.Code), Now("wrongly_paid_yuan", "programme:" + p.Code), Now("wrongly_paid_since", "programme:" + p.Code)));
        return new(
            Now("wrongly_paid"), Now("wrongly_paid_yuan"), Now("wrongly_paid_since"),
            [.. Parts("unmet").Where(c => c.Masked || c.Value > 0).OrderByDescending(c => c.Value ?? 0).ThenBy(c => c.Dimension, StringComparer.Ordinal)],
            [.. Parts("wrong_age").Where(c => c.Value is not 0 || !AgeClass.IsCut(view)).OrderBy(c => AgeClass.Low(c.Dimension))], [.. programmes]);
    }

    public IReadOnlyList<Bar> Bars(IReadOnlyList<Cell> parts, View view) =>
    [
        .. parts.Select(c => new Bar(
            Name(c, view), c.Value, CellText.Plain(c, view.Cards["wrongly_paid"], view.Words),
            c.Value is { } value && People?.Value is > 0 and var all ? Numbers.Percent(value / all, 0) + "%" : string.Empty, c.Dimension.StartsWith("wrong_age", StringComparison.Ordinal) ? "weak" : "warn", c.Masked)),
    ];

    /// <summary>Yuan as told: whole, or rounded where a programme is withheld; where the whole is withheld, what the programmes that are told come to.</summary>
    public static string? Told(Cell? whole, IEnumerable<Cell?> parts, View view)
    {
        var words = view.Words;
        string Yuan(double value) => words.Numbers.Yuan(value).ToString();
        var sum = parts.Sum(c => c?.Value ?? 0);
        return whole?.Value is { } all ? (parts.Any(c => c is { Masked: true }) ? words.Say("wrong.about", Yuan(all)) : Yuan(all)) : sum > 0 ? words.Say("wrong.least", Yuan(sum)) : null;
    }

    /// <summary>Why most are wrongly paid, how long it has lasted, and what it costs.</summary>
    public string Say(View view)
    {
        var words = view.Words;
        if (People?.Value is not { } people || people == 0)
        {
            return People is { Value: 0 } ? words["say.wrong_nobody"] : Phrase.Sentence(words, words["say.parts_masked"]);
        }

        var first = Reasons.FirstOrDefault(c => c.Value > 0);
        var recent = Ages.FirstOrDefault(c => c.Dimension == "wrong_age:0-3")?.Value;
        var month = Told(Yuan, Programmes.Select(p => p.Yuan), view);
        var since = Told(Since, Programmes.Select(p => p.Since), view);
        return Phrase.Sentence(
            words,
            words.Say("say.wrong", words.Numbers.Count(people)) + (first is null ? null : words.Say("say.wrong_most", Name(first, view), words.Numbers.Count(first.Value!.Value))),
            // In the record's first year nobody knows how long it had lasted.
            !AgeClass.IsCut(view) && recent is { } few && people - few is 0 or >= 10 ? words.Say("say.wrong_old", words.Numbers.Count(people - few)) : null,
            month is null ? null : words.Say("say.wrong_yuan", month),
            since is null || AgeClass.IsCut(view) ? null : words.Say("say.wrong_since", since));
    }

    public TwinTable Table(View view)
    {
        var words = view.Words;
        return new(
            [words["col.programme"], words["col.people"], words["wrong.month"], words["wrong.since"]],
            [.. Programmes.Select(p => (IReadOnlyList<TwinCell>)
            [
                p.Name, CellText.Twin(p.People, view.Cards["wrongly_paid"], words), CellText.Twin(p.Yuan, view.Cards["wrongly_paid_yuan"], words), CellText.Twin(p.Since, view.Cards["wrongly_paid_since"], words),
            ])]);
    }

    private static string Name(Cell cell, View view)
    {
        var (kind, code) = (cell.Dimension[..cell.Dimension.IndexOf(':', StringComparison.Ordinal)], cell.Dimension[(cell.Dimension.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        return kind == "wrong_age" ? AgeClass.Name(view, code) : view.Words.Code(kind, code);
    }
}
