using System.Globalization;
using DuckDB.NET.Data;
using Insights.Forecasting.Risk;

namespace Insights.Etl.Evaluate;

/// <summary>
/// Whom to visit first, and how good that order is: mart_risk has one row per person ranked (personal, read by the visits verb alone), the others are
/// aggregates for everyone. A share is left out where fewer than ten people stand behind it, and so is a second one where the first could be worked out.
/// </summary>
public sealed class RiskTables(DuckDBConnection db)
{
    private const int LeastPeople = 10;

    /// <summary>A person is in each judged month at most once, so that so many looks are at least ten people.</summary>
    private const int LeastLooks = 3 * LeastPeople;

    private readonly RiskOptions options = new();

    public void Make()
    {
        var cases = RiskCases.Read(db);
        var ranking = RiskRanking.Make(cases, options);
        People(ranking, cases);
        Judgement(ranking.Judgement);
        Audit(ranking.Judgement?.Fairness ?? []);
        Importances(ranking);
        Card(ranking, cases);
        Visits();
    }

    private void People(RiskRanking ranking, List<RiskCase> cases)
    {
        db.Execute("CREATE TABLE mart_risk (person_id BIGINT, rank INTEGER, probability DOUBLE, in_order BOOLEAN, village VARCHAR, town VARCHAR, unknown_months INTEGER, reasons VARCHAR)");
        db.Execute("CREATE TEMP TABLE risk_ranked (person_id BIGINT, rank INTEGER, probability DOUBLE, in_order BOOLEAN, unknown_months INTEGER, reasons VARCHAR)");
        var now = cases.Where(c => c.Role == RiskRole.Score).ToDictionary(c => c.Person);
        using (var rows = db.CreateAppender("risk_ranked"))
        {
            foreach (var person in ranking.People)
            {
                rows.CreateRow().AppendValue(person.Person).AppendValue(person.Rank).AppendValue(person.Probability).AppendValue(person.InOrder)
                    .AppendValue(now[person.Person].UnknownMonths).AppendValue(Reasons(person, now[person.Person])).EndRow();
            }
        }

        db.Execute(
            """
            INSERT INTO mart_risk
            SELECT r.person_id, r.rank, r.probability, r.in_order, t.village, t.town, r.unknown_months, nullif(r.reasons, '')
            FROM risk_ranked AS r JOIN int_risk_trait AS t ON t.person_id = r.person_id AND t.role = 'score'
            ORDER BY r.rank
            """);
        db.Execute("DROP TABLE risk_ranked");
    }

    /// <summary>feature=value, parted by semicolons; a value that is not known is empty. The words room says them in a sentence.</summary>
    private static string Reasons(RankedPerson person, RiskCase known) =>
        string.Join(';', person.Reasons.Select(r => (Feature: r, Value: known.Features[Place(r)]))
            .Select(r => r.Feature + "=" + (float.IsNaN(r.Value) ? "" : r.Value.ToString("0.##", CultureInfo.InvariantCulture))));

    private static int Place(string feature) => RiskFeatures.Names.Select((n, i) => (n, i)).First(x => x.n == feature).i;

    private void Judgement(RiskJudgement? judgement)
    {
        db.Execute("CREATE TABLE mart_risk_lift (scope VARCHAR, share DOUBLE, people INTEGER, found INTEGER, lift DOUBLE, rule_lift DOUBLE)");
        db.Execute("CREATE TABLE mart_risk_calibration (scope VARCHAR, bin_from DOUBLE, bin_to DOUBLE, people INTEGER, expected DOUBLE, found DOUBLE)");
        foreach (var l in judgement?.Lifts ?? [])
        {
            var shown = l.Found >= LeastLooks;
            db.Execute("INSERT INTO mart_risk_lift VALUES ($1, $2, $3, $4, $5, $6)", l.Scope, l.Share, l.Looks, shown ? l.Found : null, shown ? l.Lift : null, shown ? l.RuleLift : null);
        }

        foreach (var scope in (judgement?.Calibration ?? []).GroupBy(b => b.Scope))
        {
            foreach (var (b, hidden) in Hidden([.. scope], b => b.Found))
            {
                db.Execute("INSERT INTO mart_risk_calibration VALUES ($1, $2, $3, $4, $5, $6)", b.Scope, b.From, b.To, b.Looks, Math.Round(b.Mean, 4), hidden ? null : Math.Round(b.Found / (double)b.Looks, 4));
            }
        }
    }

    private void Audit(IReadOnlyList<FairnessRow> groups)
    {
        db.Execute("CREATE TABLE mart_risk_fairness (dimension VARCHAR, value VARCHAR, people INTEGER, picked DOUBLE, precision DOUBLE, reached DOUBLE, expected DOUBLE, found DOUBLE)");
        foreach (var dimension in groups.GroupBy(g => g.Dimension))
        {
            foreach (var g in Folded([.. dimension]))
            {
                var hidden = g.PickedFound < LeastLooks;
                double? Share(double part, double whole) => hidden || whole == 0 ? null : Math.Round(part / whole, 4);
                db.Execute(
                    "INSERT INTO mart_risk_fairness VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", g.Dimension, g.Value, hidden ? null : g.Looks,
                    Share(g.Picked, g.Looks), Share(g.PickedFound, g.Picked), Share(g.PickedFound, g.Found), Share(g.Expected, g.Looks), Share(g.Found, g.Looks));
            }
        }
    }

    /// <summary>Groups too small to be shown stand together as one, called after all of them: an audit that hides the small ones would miss those who are missed most easily.</summary>
    internal static IEnumerable<FairnessRow> Folded(FairnessRow[] groups)
    {
        var audited = Hidden(groups, g => g.PickedFound).ToList();
        var small = audited.Where(a => a.Hidden).Select(a => a.Row).ToList();
        return audited.Where(a => !a.Hidden).Select(a => a.Row).Concat(small.Count == 0 ? [] :
        [
            new FairnessRow(
                small[0].Dimension, string.Join('|', small.Select(g => g.Value)), small.Sum(g => g.Looks), small.Sum(g => g.Found), small.Sum(g => g.Picked), small.Sum(g => g.PickedFound), small.Sum(g => g.Expected)),
        ]);
    }

    /// <summary>Rows with fewer looks behind them than may be shown, and one more where what is hidden could be worked out from a total.</summary>
    private static IEnumerable<(T Row, bool Hidden)> Hidden<T>(T[] rows, Func<T, int> count)
    {
        var ascending = rows.OrderBy(count).ToList();
        var hidden = ascending.Where(r => count(r) < LeastLooks).ToHashSet();
        foreach (var next in ascending.Where(r => !hidden.Contains(r)))
        {
            if (hidden.Count == 0 || (hidden.Count > 1 && hidden.Sum(count) >= LeastLooks))
            {
                break;
            }

            hidden.Add(next);
        }

        return rows.Select(r => (r, hidden.Contains(r)));
    }

    private void Importances(RiskRanking ranking)
    {
        db.Execute("CREATE TABLE mart_risk_importance (feature VARCHAR, share DOUBLE)");
        foreach (var (feature, share) in ranking.Importances)
        {
            db.Execute("INSERT INTO mart_risk_importance VALUES ($1, $2)", feature, Math.Round(share, 4));
        }
    }

    private void Card(RiskRanking ranking, List<RiskCase> cases)
    {
        DateOnly? First(RiskRole role) => cases.Where(c => c.Role == role).Select(c => (DateOnly?)c.Month).Min();
        DateOnly? Last(RiskRole role) => cases.Where(c => c.Role == role).Select(c => (DateOnly?)c.Month).Max();
        var judged = ranking.Judgement;
        var lift = judged?.At("all", options.OrderShare);
        db.Execute(
            """
            CREATE TABLE mart_risk_card AS
            SELECT $1::VARCHAR AS note, $2::DATE AS learned_from, $3::DATE AS learned_to, $4::DATE AS judged_from, $5::DATE AS judged_to,
              $6::INTEGER AS learned_rows, $7::INTEGER AS ranked, $8::DOUBLE AS order_share, $9::INTEGER AS ordered, $10::DOUBLE AS lift, $11::DOUBLE AS rule_lift,
              $12::DOUBLE AS gain_low, $13::DOUBLE AS gain_high, $14::DOUBLE AS calibration_error, $15::DOUBLE AS unknown_calibration_error,
              $16::DOUBLE AS base, $17::INTEGER AS trees, $18::INTEGER AS leaves
            """,
            ranking.Note, First(RiskRole.Learn), Last(RiskRole.Learn), First(RiskRole.Judge), Last(RiskRole.Judge), ranking.Learned, ranking.People.Count,
            options.OrderShare, ranking.People.Count(p => p.InOrder), lift?.Lift, lift?.RuleLift, judged?.GainLow, judged?.GainHigh,
            judged?.CalibrationError, judged?.UnknownCalibrationError, lift?.Base, options.Trees, options.Leaves);
    }

    /// <summary>Doors by town, the city beside them: how many the order holds, how many finds one may expect a hundred, and how many of a reason.</summary>
    private void Visits()
    {
        db.Execute("CREATE TABLE mart_visit (area VARCHAR, doors INTEGER, finds_per_hundred DOUBLE)");
        db.Execute(
            $"""
            INSERT INTO mart_visit
            WITH towns AS (
              SELECT town AS area, count(*) AS doors, avg(probability) AS mean FROM mart_risk WHERE in_order GROUP BY town
            ), ordered AS (
              SELECT *, row_number() OVER (ORDER BY doors, area) AS place, sum(doors) OVER (ORDER BY doors, area) AS so_far,
                count(*) FILTER (doors < {LeastPeople}) OVER () AS small
              FROM towns
            )
            SELECT area,
              -- Two towns at least are left out together, and together they hold ten: else one could be worked out from the city.
              CASE WHEN small = 0 OR (place > greatest(small, 2) AND so_far - doors >= {LeastPeople}) THEN doors END,
              CASE WHEN small = 0 OR (place > greatest(small, 2) AND so_far - doors >= {LeastPeople}) THEN round(100 * mean, 1) END
            FROM ordered
            UNION ALL
            SELECT '441900', CASE WHEN count(*) >= {LeastPeople} THEN count(*) END, CASE WHEN count(*) >= {LeastPeople} THEN round(100 * avg(probability), 1) END
            FROM mart_risk WHERE in_order
            """);
        db.Execute("CREATE TABLE mart_visit_reason (reason VARCHAR, doors INTEGER)");
        db.Execute(
            $"""
            INSERT INTO mart_visit_reason
            SELECT split_part(reason, '=', 1) AS name, CASE WHEN count(*) >= {LeastPeople} THEN count(*) END
            FROM (SELECT unnest(string_split(reasons, ';')) AS reason FROM mart_risk WHERE in_order AND reasons IS NOT NULL)
            GROUP BY name ORDER BY count(*) DESC, name
            """);
    }
}
