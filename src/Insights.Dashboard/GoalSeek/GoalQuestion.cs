using System.Globalization;
using Insights.Dashboard.Viewing;
using Insights.Policy.Rules;
using Insights.Policy.Seeking;

namespace Insights.Dashboard.GoalSeek;

/// <summary>What a planner asks, as the address says it: levers=reach,dibao_standard, aim=cost, floor=0.98 (coverage), cap=12000000 (yuan a year), ratio=0.61, losers=yes where some may lose.</summary>
public sealed record GoalQuestion(IReadOnlyList<string> Levers, SeekAim Aim, double? Cap, double? Floor, double? Ratio, bool NobodyLoses)
{
    /// <summary>Most yuan a year that a goal may be capped at.</summary>
    public const double MostCap = 1e10;

    public const double MostFloor = 1;

    /// <summary>Twice the city's average.</summary>
    public const double MostRatio = 2;

    private static readonly Dictionary<string, SeekAim> Aims = new(StringComparer.Ordinal) { ["cost"] = SeekAim.LeastCost, ["coverage"] = SeekAim.MostCoverage, ["gap"] = SeekAim.NarrowestGap };

    private static readonly string[] Names = ["levers", "aim", "cap", "floor", "ratio", "losers"];

    /// <summary>Where the page begins: the least that brings help to nearly everyone.</summary>
    public static GoalQuestion First { get; } = new(["reach", "dibao_standard", "living_amount"], SeekAim.LeastCost, null, 0.98, null, true);

    public static IEnumerable<string> AimCodes => Aims.Keys;

    public string AimCode => Aims.Single(a => a.Value == Aim).Key;

    public SeekGoal Goal => new(Aim, Cap, Floor, Ratio, NobodyLoses);

    /// <summary>The question of an address; of one that asks nothing the first question. What is not understood is left out and told.</summary>
    public static (GoalQuestion Question, IReadOnlyList<string> Unknown) Parse(Func<string, string?> asked, RuleBook book, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (Names.All(name => string.IsNullOrEmpty(asked(name))))
        {
            return (First, []);
        }

        var (levers, unknown) = (new List<string>(), new List<string>());
        foreach (var code in (asked("levers") ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                var lever = SeekLever.Parse(code, book, month);
                if (levers.Count < Search.MostLevers && levers.TrueForAll(l => l.Split(':')[0] != lever.Code))
                {
                    levers.Add(code);
                    continue;
                }
            }
            catch (ArgumentException)
            {
                // Told below.
            }

            unknown.Add(code);
        }

        double? Bound(string name, double most)
        {
            var number = Number(asked(name), most);
            if (number is null && asked(name) is { Length: > 0 } given)
            {
                unknown.Add($"{name}={given}");
            }

            return number;
        }

        if (!Aims.TryGetValue(asked("aim") ?? "cost", out var aim))
        {
            unknown.Add($"aim={asked("aim")}");
        }

        return (new(levers.Count > 0 ? levers : First.Levers, aim, Bound("cap", MostCap), Bound("floor", MostFloor), Bound("ratio", MostRatio), asked("losers") != "yes"), unknown);
    }

    /// <summary>The pairs of the address.</summary>
    public IEnumerable<(string Name, string? Value)> Pairs() =>
    [
        ("levers", string.Join(',', Levers)), ("aim", AimCode), ("cap", Text(Cap)), ("floor", Text(Floor)), ("ratio", Text(Ratio)), ("losers", NobodyLoses ? null : "yes"),
    ];

    /// <summary>The question in the address of the page.</summary>
    public string At(Query query) => Pairs().Aggregate(query with { Rest = new Dictionary<string, string>() }, (all, pair) => all.With(pair.Name, pair.Value)).At("/what-if/goal");

    private static double? Number(string? text, double most) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= most ? number : null;

    private static string? Text(double? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
