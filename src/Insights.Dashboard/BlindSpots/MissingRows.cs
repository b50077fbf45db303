using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.BlindSpots;

/// <summary>People whose entitlement hangs on one fact that is missing, who owes it and what is to be done.</summary>
/// <param name="Before">The month before.</param>
public sealed record MissingFact(string Name, string Department, string Remedy, Cell Now, Cell? Before);

/// <summary>What of those not yet judged is missing, the most first; each person under the first missing fact alone, so that the parts add up.</summary>
public sealed record MissingRows(IReadOnlyList<MissingFact> Facts, Cell? Whole)
{
    private const string Kind = "missing";

    /// <summary>False where it is not published, or nobody waits to be judged.</summary>
    public bool Any => Facts.Count > 0;

    public IEnumerable<MissingFact> Told => Facts.Where(f => f.Now.Value is not null);

    public static MissingRows Of(CellBook cells, View view)
    {
        var book = view.Version.Facts().ToDictionary(f => f.Code, StringComparer.Ordinal);
        MissingFact Row(Cell cell)
        {
            var fact = book.GetValueOrDefault(cell.Dimension[(Kind.Length + 1)..]);
            return new(
                Name(cell.Dimension[(Kind.Length + 1)..], fact, view.Words), fact is null ? Numbers.None : view.Words.Of(fact.DepartmentZh, fact.DepartmentEn),
                fact is null ? Numbers.None : view.Words.Find("missing.do." + fact.Feed) ?? view.Words["missing.do"],
                cell, Alike.Before(view, view.Cards[cell.Id], cell, cells.Find(cell.Id, cell.Area, view.MonthBefore, cell.Dimension)));
        }

        return new(
            [.. cells.Split("unknown", view.Area.Code, view.Month, Kind).Where(c => c.Masked || c.Value > 0).OrderByDescending(c => c.Value ?? 0).ThenBy(c => c.Dimension, StringComparer.Ordinal).Select(Row)],
            cells.Find("unknown", view.Area.Code, view.Month));
    }

    /// <summary>The fact's name in the reader's language.</summary>
    public static string Name(string code, Fact? fact, Words words) => fact is null ? code.Replace('_', ' ') : words.Of(fact.NameZh, fact.NameEn);

    public string Share(MissingFact row) => row.Now.Value is { } people && Whole?.Value is > 0 and var all ? Numbers.Percent(people / all, 0) + "%" : row.Now.Masked ? Numbers.Withheld : Numbers.None;

    /// <summary>The facts whose people are withheld, with who owes them; null where there are none.</summary>
    public string? Withheld(Words words)
    {
        var groups = Facts.Where(f => f.Now.Value is null).GroupBy(f => f.Department, StringComparer.Ordinal).Select(g => words.Say("missing.withheld_of", words.List([.. g.Select(f => Phrase.Within(f.Name))]), g.Key)).ToList();
        return groups.Count == 0 ? null : words.Say("missing.withheld", string.Join(words["list.semicolon"], groups));
    }

    /// <summary>The department that owes most, how much of all that is, and the fact that is missing most often.</summary>
    public string Say(View view)
    {
        var words = view.Words;
        var told = Told.ToList();
        if (told.Count == 0)
        {
            return Facts.Count == 0 ? string.Empty : Phrase.Sentence(words, words["say.parts_masked"]);
        }

        var (department, owed) = told.GroupBy(f => f.Department, StringComparer.Ordinal).Select(g => (g.Key, g.Sum(f => f.Now.Value!.Value))).MaxBy(g => g.Item2);
        var first = told.First(f => f.Department == department);
        var least = Facts.Any(f => f.Department == department && f.Now.Masked) ? words.Say("missing.least", words.Numbers.Count(owed)) : words.Numbers.Count(owed);
        return Phrase.Sentence(
            words,
            Whole?.Value is > 0 and var all
                ? words.Say("say.owed", words.Numbers.Count(all), department, least, Numbers.Percent(owed / all, 0))
                : words.Say("say.owed_bare", department, least),
            words.Say("say.owed_most", Phrase.Within(first.Name), words.Numbers.Count(first.Now.Value!.Value)),
            first.Before?.Value is not { } before || before == first.Now.Value ? null
                : words.Say(first.Now.Value > before ? "say.flow_more" : "say.flow_fewer", words.Numbers.Count(Math.Abs(first.Now.Value!.Value - before))));
    }

    public TwinTable Table(View view)
    {
        var (words, card) = (view.Words, view.Cards["unknown"]);
        return new(
            [words["missing.fact"], words["col.people"], words["col.share"], words["missing.before"], words["missing.department"], words["missing.remedy"]],
            [.. Facts.Select(f => (IReadOnlyList<TwinCell>)[f.Name, CellText.Twin(f.Now, card, words), Share(f), CellText.Twin(f.Before, card, words), f.Department, f.Remedy])]);
    }
}
