using Insights.Policy.Rules;

namespace Insights.Policy.Cliffs;

/// <summary>
/// Sweeps a household's income under the law of a month, by the same rule files and the tree evaluator of `explain`, and finds the yuan that cost more than they bring.
/// The roster follows the income as it would after the next means check: extreme hardship, dibao, single-person dibao, edge, none.
/// <para>A fall is looked for between all points of the sweep where a programme begins, ends or pays less, and brought to the single yuan by halving; two changes of one programme
/// that undo each other within one step would not be seen.</para>
/// </summary>
/// <param name="month">First day of the month whose law holds.</param>
public sealed class CliffFinder(RuleBook book, DateOnly month)
{
    /// <summary>Yuan between two points.</summary>
    public const int Step = 20;

    // As far as twice the edge of dibao: beyond the edge no rule looks at income, and what was lost is mostly regained.
    private const decimal Reach = 2;

    // A yuan that loses a yuan is the full rate of a guarantee, not a cliff.
    private const double OneYuan = 1;

    private const string Income = "hh_income";

    // Most programmes look at the roster and not at the income: within one sweep they are judged once a roster.
    private readonly HashSet<string> followIncome = [.. book.Programmes.Where(p => book.DependsOn(p, month, Income)).Select(p => p.Id)];

    public Sweep Run(HouseholdType household, int grade)
    {
        ArgumentNullException.ThrowIfNull(household);
        var known = new Dictionary<(string Programme, string Roster), double>();
        var most = Math.Ceiling(Reach * (Law("edge_multiple") ?? 1) * (Law("dibao_standard") ?? 0) * household.Members / Step) * Step;
        var points = new List<IncomePoint>();
        for (var income = 0m; income <= most; income += Step)
        {
            points.Add(At(household, grade, income, known));
        }

        var cliffs = new List<Cliff>();
        for (var n = 1; n < points.Count; n++)
        {
            if (points[n].Helps.Zip(points[n - 1].Helps).Any(pair => pair.First.Yuan < pair.Second.Yuan - OneYuan - 1e-9 || (pair.First.Yuan == 0) != (pair.Second.Yuan == 0)))
            {
                Between(household, grade, points[n - 1], points[n], cliffs, known);
            }
        }

        return new(household, grade, points, [.. cliffs.Select(c => c with { Regained = Regained(household, grade, points, c.Income) })]);
    }

    /// <summary>The household at one income.</summary>
    public IncomePoint At(HouseholdType household, int grade, decimal income) => At(household, grade, income, []);

    private IncomePoint At(HouseholdType household, int grade, decimal income, Dictionary<(string Programme, string Roster), double> known)
    {
        var facts = Facts(household, grade, income);
        var roster = (string)facts["roster_kind"]!;
        var helps = book.Programmes.Select(p => new Help(p, followIncome.Contains(p.Id) ? Yuan(p, facts) : Known(p))).ToList();
        return new(income, roster, helps, (double)income + helps.Sum(h => h.Yuan));

        double Known(Programme programme) => known.TryGetValue((programme.Id, roster), out var yuan) ? yuan : known[(programme.Id, roster)] = Yuan(programme, facts);
    }

    private double Yuan(Programme programme, Dictionary<string, object?> facts) => (double)(book.Judge(programme, month, facts).Amount ?? 0) * programme.PerMonth;

    private Dictionary<string, object?> Facts(HouseholdType household, int grade, decimal income)
    {
        var facts = household.Facts.ToDictionary(StringComparer.Ordinal);
        (facts["grade"], facts[Income]) = ((decimal)grade, income);
        facts["roster_kind"] = book.ListedAs(month, facts);
        return facts;
    }

    private decimal? Law(string parameter) => book.Parameters.FirstOrDefault(p => p.Id == parameter)?.In(month)?.Value;

    /// <summary>Halves the step until the yuan is found at which help falls; both halves where both hold a change.</summary>
    private void Between(HouseholdType household, int grade, IncomePoint low, IncomePoint high, List<Cliff> cliffs, Dictionary<(string Programme, string Roster), double> known)
    {
        if (low.Helps.Zip(high.Helps).All(pair => pair.First.Yuan == pair.Second.Yuan))
        {
            return;
        }

        if (high.Income - low.Income <= 1)
        {
            var loss = low.Helps.Sum(h => h.Yuan) - high.Helps.Sum(h => h.Yuan);
            if (loss > OneYuan + 1e-9)
            {
                cliffs.Add(new(household, grade, low.Income, loss, null, Falls(household, grade, low, high)));
            }

            return;
        }

        var middle = At(household, grade, Math.Floor((low.Income + high.Income) / 2), known);
        Between(household, grade, low, middle, cliffs, known);
        Between(household, grade, middle, high, cliffs, known);
    }

    private List<Fall> Falls(HouseholdType household, int grade, IncomePoint low, IncomePoint high)
    {
        var (before, after) = (Facts(household, grade, low.Income), Facts(household, grade, high.Income));
        return [.. low.Helps.Zip(high.Helps).Where(pair => pair.Second.Yuan < pair.First.Yuan).OrderByDescending(pair => pair.First.Yuan - pair.Second.Yuan).Select(pair =>
        {
            var held = book.Explain(pair.First.Programme.Id, month, before).Clauses;
            var lost = book.Explain(pair.First.Programme.Id, month, after).Clauses.Zip(held).FirstOrDefault(c => c.First.Verdict == false && c.Second.Verdict == true).First;
            return new Fall(pair.First.Programme, pair.First.Yuan, pair.Second.Yuan, pair.First.Programme.In(month)?.Clauses.FirstOrDefault(c => c.Id == lost?.Id));
        })];
    }

    /// <summary>First point beyond the cliff at which the household has as much as just before it.</summary>
    private decimal? Regained(HouseholdType household, int grade, List<IncomePoint> points, decimal income)
    {
        var had = At(household, grade, income).Net;
        return points.FirstOrDefault(p => p.Income > income + 1 && p.Net >= had)?.Income;
    }
}
