using System.Globalization;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;

namespace Insights.Dashboard.WhatIf;

/// <summary>A plan in one line, as addresses of several plans carry it, and its address.</summary>
public sealed partial record Plan
{
    // No amount falls or rises faster than this in a year.
    private const double MostRise = 0.2;

    private const int ToldAtMost = 2;

    private static readonly string[] Own = ["set", "group", "reach", "take", "from", "rise"];

    /// <summary>care_grade:3,group:care_subsidy.grade~age.60-,reach:0.5,from:2027-01; empty for the law. The same plan is always the same text.</summary>
    public string Text => string.Join(',', new[] { SetText }.Concat(Groups.Select(g => Pair("group", g.Text))).Concat([Pair("reach", Reach > 0 ? ShareText(Reach) : null), Pair("take", ShareText(Take)), Pair("from", FromText), Pair("rise", RiseText)]).Where(p => p is not null));

    public string? FromText => From is { } from ? Wording.Months.Code(from) : null;

    public string? RiseText => Rise?.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The first month in which it holds, seen from the last month judged; never in the past.</summary>
    public DateOnly Starts(DateOnly asOf) => From is { } from && from > asOf ? from : new DateOnly(asOf.Year + 1, 1, 1);

    public static (Plan Plan, IReadOnlyList<string> Unknown) OfText(string? text, RuleBook book, DateOnly asOf)
    {
        var pairs = (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries);
        string? Named(string name) => pairs.FirstOrDefault(p => p.StartsWith(name + ":", StringComparison.Ordinal))?[(name.Length + 1)..];
        var groups = string.Join(',', pairs.Where(p => p.StartsWith("group:", StringComparison.Ordinal)).Select(p => p["group:".Length..]));
        return Parse(string.Join(',', pairs.Where(p => !Own.Contains(p.Split(':')[0]))), Named("reach"), Named("take"), Named("from"), Named("rise"), groups, book, asOf);
    }

    /// <summary>What of an address is understood, with its start, rise and groups.</summary>
    /// <param name="asOf">The last month judged: a start that has passed, or beyond what a scenario file may say, is not taken.</param>
    public static (Plan Plan, IReadOnlyList<string> Unknown) Parse(string? set, string? reach, string? take, string? from, string? rise, string? groups, RuleBook book, DateOnly asOf)
    {
        var (plan, unknown) = Parse(set, reach, take, book);
        List<string> strange = [];
        foreach (var text in (groups ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var group = PlainGroup.Parse(text, book);
            if (group is null || plan.Groups.Count >= MostGroups)
            {
                strange.Add($"group={text}");
            }

            plan = group is null ? plan : plan.With(group);
        }

        var number = double.TryParse(rise, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) && Math.Abs(given) <= MostRise ? Math.Round(given, 3) : (double?)null;
        var begins = Wording.Months.Parse(from) is { } start && start > asOf && start <= ScenarioReader.Last(asOf) ? start : (DateOnly?)null;
        IReadOnlyList<string> odd = [.. begins is null && !string.IsNullOrEmpty(from) ? [$"from={from}"] : Array.Empty<string>(), .. number is null && !string.IsNullOrEmpty(rise) ? [$"rise={rise}"] : Array.Empty<string>()];
        return (plan with { From = begins, Rise = number }, [.. unknown, .. strange, .. odd]);
    }

    /// <summary>An address with this plan; other parameters of the page in <paramref name="rest"/>.</summary>
    public string At(View view, string path, params (string Name, string? Value)[] rest)
    {
        var query = (view.Asked with { Rest = new Dictionary<string, string>() })
            .With("set", SetText).With("group", GroupText).With("reach", Reach > 0 ? ShareText(Reach) : null).With("take", ShareText(Take)).With("from", FromText).With("rise", RiseText);
        return rest.Aggregate(query, (q, one) => q.With(one.Name, one.Value)).At(path);
    }

    /// <summary>A name for a plan that has none: what it changes, the first two and how many more.</summary>
    /// <param name="place">A town's name by its code; absent: as the rule book writes it.</param>
    public string Named(Words words, RuleBook book, DateOnly month, Func<string, string>? place = null)
    {
        static string Percent(double share) => (share * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        string Moved(string name, string? from, string to) => from is null ? $"{name} {to}" : $"{name} {from} → {to}";
        string[] changes =
        [
            .. Values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => book.Parameters.First(p => p.Id == v.Key) is var p
                ? Moved(words.Of(p.Name.Zh, p.Name.En), p.In(month) is { Value: var law } ? Lever.Told(law, p.Unit, words) : null, Lever.Told(v.Value, p.Unit, words)) : string.Empty),
            .. Groups.Select(g => words.Say("whatif.group.named", GroupWords.Programme(g, book, words), GroupWords.Who(g, words, place))),
            .. Reach > 0 ? [Moved(words["whatif.reach"], null, Percent(Reach))] : Array.Empty<string>(),
            .. Take is { } take ? [Moved(words["whatif.take"], null, Percent(take))] : Array.Empty<string>(),
            .. Rise is { } rise ? [Moved(words["whatif.rise"], null, $"{rise * 100:0.#}%")] : Array.Empty<string>(),
        ];
        var told = string.Join(words["list.comma"], changes.Take(ToldAtMost));
        return changes.Length <= ToldAtMost ? told : words.Say("whatif.compare.more_changes", told, changes.Length - ToldAtMost);
    }

    private Dictionary<string, double> Rises(RuleBook book) =>
        Rise is { } rise ? book.Parameters.Where(Policy.Ageing.YearsAhead.IsAmount).ToDictionary(p => p.Id, _ => rise, StringComparer.Ordinal) : [];

    private static string? Pair(string name, string? value) => value is null ? null : $"{name}:{value}";
}
