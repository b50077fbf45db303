using Insights.Indicators.Tests.Small;

namespace Insights.Indicators.Tests.Attack;

/// <summary>
/// An outsider with one month of the published mart and the meaning of its numbers: all sums that hold between the states, places, classes and programmes,
/// what a bound says, and the public amount per head that turns yuan into heads.
/// </summary>
public sealed partial class PublishedStates
{
    private static readonly string[] Programmes = [.. SmallCity.Amounts.Keys.Select(p => $"programme:{p}")];
    private static readonly string[] Measures = ["entitled", "covered", "missed", "in_process", "declined", "wrongly_paid", "unknown", "unknown_paid", "paid", "rightly"];
    private readonly Dictionary<(string, string, string), MartRow> rows;
    private readonly Dictionary<(string Id, string Area, string Dimension, DateOnly Month), MartRow> truth;
    private readonly DateOnly month;
    private readonly SmallCity city;
    private readonly bool someUnclassed;
    private readonly Dictionary<(string Rate, int Level, string Family), bool> presumed = [];

    /// <param name="open">The same mart with nothing withheld: what an outsider takes for granted counts as known where it is right, and nearly always is.</param>
    /// <param name="someUnclassed">Of some people nobody says what they are.</param>
    public PublishedStates(SmallCity city, IEnumerable<MartRow> mart, DateOnly month, IEnumerable<MartRow> open, bool someUnclassed = false)
    {
        (this.city, this.month, this.someUnclassed) = (city, month, someUnclassed);
        rows = mart.Where(r => r.Month == month).ToDictionary(r => (r.Id, r.Area, r.Dimension));
        truth = open.ToDictionary(r => (r.Id, r.Area, r.Dimension, r.Month));
        foreach (var (area, _, _) in city.Places)
        {
            foreach (var dimension in Programmes.Append(""))
            {
                Place(area, dimension);
            }

            Overlaps(area);
        }

        Array.ForEach(["category", "grade", "stage", "sex"], Kinds);
        Hierarchy();
        Classes("missed", "reason");
        Classes("missed", "age");
        Classes("unknown", "missing");
        Classes("wrongly_paid", "unmet");
        Classes("wrongly_paid", "wrong_age");
        Amounts();
    }

    public IntervalSystem System { get; } = new();

    /// <summary>Name of an unknown → whether its published cell is masked.</summary>
    public HashSet<string> Masked { get; } = [];

    public static string Name(string measure, string area, string dimension) => $"{measure} {area} {dimension}";

    private MartRow? Row(string id, string area, string dimension) => rows.GetValueOrDefault((id, area, dimension));

    private void Know(string measure, string area, string dimension, MartRow? row, double? number)
    {
        var name = Name(measure, area, dimension);
        System.Unknown(name);
        if (number is { } known)
        {
            System.Between(name, known, known);
            Masked.Remove(name);
        }
        else if (row is { Masked: true } && System.Of(name) is var (low, high) && low < high)
        {
            // A zero is published as a zero, so what is masked is at least one.
            System.Between(name, 1, 1e9);
            Masked.Add(name);
        }
    }

    private void Place(string area, string d)
    {
        string N(string measure) => Name(measure, area, d);
        foreach (var id in new[] { "entitled", "covered", "missed", "in_process", "declined", "wrongly_paid", "unknown", "unknown_paid" })
        {
            Know(id, area, d, Row(id, area, d), Row(id, area, d)?.Numerator);
        }

        var precision = Row("precision", area, d);
        var hidden = precision is { Masked: true };
        Know("rightly", area, d, hidden && precision!.Numerator is null ? precision : null, precision?.Numerator);
        Know("paid", area, d, hidden && precision!.Denominator is null ? precision : null, precision?.Denominator);
        var coverage = Row("coverage", area, d);
        Know("covered", area, d, null, coverage?.Numerator);
        Know("entitled", area, d, null, coverage?.Denominator);
        Know("missed", area, d, null, Row("missed_rate", area, d)?.Numerator);
        if (coverage?.Bound is not null)
        {
            System.Sum([(N("entitled"), 1), (N("covered"), -1)], 1, 9);
        }

        if (precision?.Bound is not null)
        {
            System.Sum([(N("paid"), 1), (N("rightly"), -1)], 1, 9);
        }

        if (Row("missed_rate", area, d)?.Bound is not null)
        {
            System.Between(N("missed"), 1, 9);
        }

        string[] gap = [N("in_process"), N("declined"), N("missed")];
        string[] wrong = [N("wrongly_paid"), N("unknown_paid")];
        if (d.StartsWith("programme:", StringComparison.Ordinal))
        {
            System.Sum([(N("entitled"), 1), (N("covered"), -1), .. gap.Select(g => (g, -1.0))]);
            System.Sum([(N("paid"), 1), (N("rightly"), -1), .. wrong.Select(g => (g, -1.0))]);
            System.Sum([(N("covered"), 1), (N("rightly"), -1)]);
            Steps(area, d);
            var amount = SmallCity.Amounts[d["programme:".Length..]];
            Know("paid", area, d, null, Row("paid_yuan", area, d)?.Value / amount);
            Know("missed", area, d, null, Row("missed_yuan", area, d)?.Value / amount);
        }
        else
        {
            System.AtMost(N("entitled"), [N("covered"), .. gap]);
            System.AtMost(N("paid"), [N("rightly"), .. wrong]);
            Array.ForEach(gap, g => System.Sum([(N("entitled"), 1), (N("covered"), -1), (g, -1)], 0, 1e9));
            Array.ForEach(wrong, g => System.Sum([(N("paid"), 1), (N("rightly"), -1), (g, -1)], 0, 1e9));
            if (IsPresumed("coverage", ["in_process", "declined", "missed"], area, d))
            {
                System.Sum([(N("entitled"), 1), (N("covered"), -1), .. gap.Select(g => (g, -1.0))]);
            }

            if (IsPresumed("precision", ["wrongly_paid", "unknown_paid"], area, d))
            {
                System.Sum([(N("paid"), 1), (N("rightly"), -1), .. wrong.Select(g => (g, -1.0))]);
            }
        }
    }

    /// <summary>Nobody is in two of the states, in one programme this and in another that: so it is here, and in nine of ten places of the kind where one of the states is of few.</summary>
    private bool IsPresumed(string rate, string[] rest, string area, string dimension)
    {
        double Of(string id, MartRow row) => truth.GetValueOrDefault((id, row.Area, row.Dimension, row.Month))?.Numerator ?? 0;
        bool AddsUp(MartRow row) => row.Denominator - row.Numerator == rest.Sum(r => Of(r, row));
        string Family(string d) => d.Split(':')[0];
        if (!presumed.TryGetValue((rate, area.Length, Family(dimension)), out var often))
        {
            var kin = truth.Values.Where(r => r.Id == rate && r.Area.Length == area.Length && Family(r.Dimension) == Family(dimension) && rest.Any(s => Of(s, r) is > 0 and < 10)).ToArray();
            presumed[(rate, area.Length, Family(dimension))] = often = kin.Length > 0 && kin.Count(AddsUp) >= 0.9 * kin.Length;
        }

        return often && truth.GetValueOrDefault((rate, area, dimension, month)) is { } row && AddsUp(row);
    }

    /// <summary>How far the entitled have come, in the city: three steps that begin with the entitled and end with the covered; who declined has not applied, who is in process is not approved.</summary>
    private void Steps(string area, string d)
    {
        string N(string measure) => Name(measure, area, d);
        var (applied, approved, paid) = (Row("applied_rate", area, d), Row("approved_rate", area, d), Row("paid_rate", area, d));
        if (applied is null || d == $"programme:{SmallCity.Unrecorded}")
        {
            return;
        }

        Know("entitled", area, d, null, applied.Denominator);
        Know("applied", area, d, applied.Numerator is null ? applied : null, applied.Numerator ?? approved?.Denominator);
        Know("approved", area, d, approved!.Numerator is null ? approved : null, approved.Numerator ?? paid?.Denominator);
        Know("covered", area, d, null, paid?.Numerator);
        foreach (var (row, whole, part) in new[] { (applied, "entitled", "applied"), (approved, "applied", "approved"), (paid!, "approved", "covered") })
        {
            System.Sum([(N(whole), 1), (N(part), -1), (N("lost before " + part), -1)]);
            System.Between(N("lost before " + part), row.Bound is null ? 0 : 1, row.Bound is null ? 1e9 : 9);
            if (Lost(part, d, row.Month) is > 0 and < 10)
            {
                Masked.Add(N("lost before " + part));
            }
        }

        System.Sum([(N("entitled"), 1), (N("applied"), -1), (N("declined"), -1)], 0, 1e9);
        System.Sum([(N("applied"), 1), (N("approved"), -1), (N("in_process"), -1)], 0, 1e9);
    }

    private int Lost(string before, string d, DateOnly month) => city.States.Count(s => s.Month == month && d == $"programme:{s.Programme}"
        && s.Step == (before switch { "applied" => "not_asked", "approved" => "asked", _ => "approved" }));

    private void Overlaps(string area)
    {
        foreach (var measure in new[] { "entitled", "missed", "in_process", "declined", "wrongly_paid", "unknown", "unknown_paid", "paid" })
        {
            var whole = Name(measure, area, "");
            System.AtMost(whole, [.. Programmes.Select(p => Name(measure, area, p))]);
            foreach (var programme in Programmes)
            {
                System.AtMost(Name(measure, area, programme), whole);
            }
        }

        foreach (var (id, measure) in new[] { ("paid_yuan", "paid"), ("missed_yuan", "missed") })
        {
            if (Row(id, area, "")?.Value is { } yuan)
            {
                // In full ten thousands wherever a programme's yuan are masked.
                var slack = Programmes.Any(p => Row(id, area, p) is { Masked: true }) || Row(id, area, Programmes[0]) is null ? 5000 : 0;
                System.Sum(SmallCity.Amounts.Select(a => (Name(measure, area, $"programme:{a.Key}"), a.Value)), yuan - slack, yuan + slack);
            }
        }
    }

    /// <summary>What people are, in the city: every state of each class, and that the classes of each kind make the whole, or as many as those of another kind do.</summary>
    private void Kinds(string family)
    {
        var dimensions = rows.Keys.Where(k => k.Item1 == "entitled" && k.Item3.StartsWith(family + ":", StringComparison.Ordinal)).Select(k => k.Item3).ToArray();
        Array.ForEach(dimensions, d => Place("441900", d));
        foreach (var measure in Measures)
        {
            System.Sum([(Name(measure, "441900", "classed"), 1), .. dimensions.Select(d => (Name(measure, "441900", d), -1.0))]);
            System.Sum([(Name(measure, "441900", ""), 1), (Name(measure, "441900", "classed"), -1)], 0, someUnclassed ? 1e9 : 0);
        }
    }

    private void Hierarchy()
    {
        var cells = Measures.SelectMany(m => Programmes.Append("").Select(d => (m, d))).ToList();
        foreach (var (parent, _, level) in city.Places.Where(p => p.Level != "village"))
        {
            var children = city.Places.Where(p => p.Parent == parent).ToArray();
            foreach (var (measure, dimension) in cells)
            {
                System.Sum([(Name(measure, parent, dimension), 1), .. children.Select(c => (Name(measure, c.Code, dimension), -1.0))]);
            }
        }
    }
}
