using DuckDB.NET.Data;
using Insights.Indicators.LivingStandard;

namespace Insights.Etl.Evaluate;

/// <summary>
/// The living standard in depth: mart_living has one row per place, month, type of household, scale and measure, with its 95 % interval. The city has the as-of
/// month of every year (the last also equivalised, by the square root and by the modified OECD scale) and its types of household, a town four measures of the as-of month; both have the shares of consumption by class and of income by source. Groups of fewer than thirty households are left out; a share of
/// people is left out for every type where for one of them under ten people stand behind it or behind its remainder, since the types add up to the city.
/// </summary>
public sealed partial class LivingTables(DuckDBConnection db, DateOnly asOf)
{
    private const string City = "441900";

    private const string Nation = "100000";

    private const int TownLength = 9;

    private const int LeastHouseholds = 30;

    private const int LeastPeople = 10;

    private const int Replicates = 200;

    private const int Seed = 20260;

    private const double EdgeOfDibao = 1.5;

    private const string Z = "1.959963984540054";

    private static readonly HashSet<string> OfTowns = ["mean", "sd", "median", "gini"];

    private sealed record Household(DateOnly Month, string Town, string Type, double Members, double Young, double Unaged, double PerHead, double Line, double? Relative, double RiskLine)
    {
        public double Income => PerHead * Members;
    }

    public void Make()
    {
        db.Execute("CREATE TABLE mart_living (area VARCHAR, month DATE, household VARCHAR, scale VARCHAR, measure VARCHAR, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE, households INTEGER)");
        var rows = Read();
        using (var table = db.CreateAppender("mart_living"))
        {
            foreach (var month in rows.GroupBy(r => r.Month).OrderBy(g => g.Key))
            {
                Write(table, City, month.Key, "", [.. month], _ => true, equivalised: month.Key == asOf);
            }

            var now = rows.Where(r => r.Month == asOf).ToList();
            var types = now.GroupBy(r => r.Type).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, Rows: g.ToList())).ToList();
            var small = Small([.. types.Select(t => t.Rows)]);
            foreach (var (type, own) in types)
            {
                Write(table, City, asOf, type, own, m => !small || !IsShare(m));
            }

            foreach (var town in now.GroupBy(r => r.Town).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Write(table, town.Key, asOf, "", [.. town], OfTowns.Contains);
            }

            Unaged(table, now);
            Shares(table);
        }

        Groups();
        Gap();
        Health();
        Lend();
    }

    /// <summary>A card of a measure, or of shares by class, takes the interval of its place and month: the same number with the same interval on card and page.</summary>
    private void Lend() => db.Execute(
        """
        UPDATE mart_indicator SET lower95 = living.lower95, upper95 = living.upper95
        FROM meta_indicator AS card, mart_living AS living
        WHERE card.id = mart_indicator.id::VARCHAR AND json_extract_string(card.card, '$.interval') = 'bootstrap'
          AND living.measure = CASE WHEN mart_indicator.dimension = '' THEN json_extract_string(card.card, '$.measure') ELSE replace(mart_indicator.dimension, ':', '_') END
          AND living.area = mart_indicator.area::VARCHAR AND living.month = mart_indicator.month AND living.household = '' AND living.scale = 'per_head'
          AND mart_indicator.value IS NOT NULL
        """);

    private static bool IsShare(string measure) => measure is "arpr" or "rmpg" || measure.StartsWith("fgt", StringComparison.Ordinal);

    private static void Write(DuckDBAppender table, string area, DateOnly month, string type, List<Household> rows, Func<string, bool> kept, bool equivalised = false)
    {
        if (rows.Count < LeastHouseholds)
        {
            return;
        }

        Measure("per_head", new LivingSample(rows.Select(r => (r.PerHead, r.Members))), [.. Lines(rows[0])], area == City && type.Length == 0 ? null : rows[0].RiskLine);
        if (equivalised)
        {
            Measure("equivalised", new LivingSample(rows.Select(r => (r.Income / EquivalenceScale.SquareRoot(r.Members), r.Members))), [], null);
            Measure("oecd", new LivingSample(rows.Select(r => (r.Income / EquivalenceScale.Oecd(r.Members, r.Young), r.Members))), [], null);
        }

        void Measure(string scale, LivingSample sample, IReadOnlyList<(string, double)> lines, double? riskLine)
        {
            foreach (var m in sample.Measure(lines, Seed, Replicates, riskLine).Where(m => kept(m.Name) && double.IsFinite(m.Value)))
            {
                table.CreateRow().AppendValue(area).AppendValue(month).AppendValue(type).AppendValue(scale).AppendValue(m.Name).AppendValue(m.Value)
                    .AppendValue(m.Lower).AppendValue(m.Upper).AppendValue(rows.Count).EndRow();
            }
        }
    }

    /// <summary>How many of the city's members the modified OECD scale takes as no child because nobody told their age: a share, where it is of none or of ten and more.</summary>
    private void Unaged(DuckDBAppender table, List<Household> rows)
    {
        if (rows.Count >= LeastHouseholds && rows.Sum(r => r.Unaged) is var people and not (> 0 and < LeastPeople))
        {
            table.CreateRow().AppendValue(City).AppendValue(asOf).AppendValue("").AppendValue("oecd").AppendValue("unaged").AppendValue(people / rows.Sum(r => r.Members))
                .AppendNullValue().AppendNullValue().AppendValue(rows.Count).EndRow();
        }
    }

    /// <summary>The dibao standard, half as much again, and 60 % of the median of all the city's residents, where that is known.</summary>
    private static IEnumerable<(string Name, double Value)> Lines(Household any)
    {
        yield return ("dibao", any.Line);
        yield return ("dibao15", EdgeOfDibao * any.Line);
        if (any.Relative is { } relative)
        {
            yield return ("median60", relative);
        }
    }

    /// <summary>Whether in one of the groups a line parts off one to nine people.</summary>
    private static bool Small(IReadOnlyList<List<Household>> groups) => groups.Any(rows =>
        Lines(rows[0]).Select(l => l.Value).Append(rows[0].RiskLine).Any(line =>
        {
            var (below, above) = (rows.Where(r => r.PerHead < line).Sum(r => r.Members), rows.Where(r => r.PerHead >= line).Sum(r => r.Members));
            return below is > 0 and < LeastPeople || above is > 0 and < LeastPeople;
        }));

    /// <summary>The gap to the city's average by source of income. The city publishes no composition, so the nation's published shares stand in for it; what is due and unpaid, and what was paid too low, are parts of the
    /// transfers' gap: yuan of all holders over the members of the households behind the gap. Yuan too low of fewer than ten people are not given.</summary>
    private void Gap() => db.Execute(
        $"""
        INSERT INTO mart_living
        WITH own AS (
          SELECT sum(members) AS members, any_value(city_income) AS city, sum(income_wage) / sum(members) AS wage, sum(income_transfer) / sum(members) AS transfer,
            sum(income) / sum(members) AS income, count(*) AS households
          FROM mart_household_month WHERE month = $1 AND income IS NOT NULL
        ), shares AS (
          SELECT max_by(share, period) FILTER (statistic = 'disposable_income_wage_share') AS wage, max_by(share, period) FILTER (statistic = 'disposable_income_transfer_share') AS transfer
          FROM (SELECT *, CASE WHEN unit IN ('percent', '%') THEN value / 100 ELSE value END AS share FROM fct_statistic WHERE area = '{Nation}')
        ), unpaid AS (
          SELECT value FROM mart_indicator WHERE id = 'missed_yuan' AND area = '{City}' AND month = $1 AND dimension = ''
        ), low AS (
          SELECT CASE WHEN count(DISTINCT person_id) >= {LeastPeople} THEN sum(due_yuan - paid_yuan) END AS value
          FROM mart_person_state WHERE month = $1 AND programme <> 'all' AND covered AND paid_yuan < due_yuan
        ), parts AS (
          SELECT households, unnest(['gap', 'gap_wage', 'gap_transfer', 'gap_other', 'gap_unreached', 'gap_low']) AS measure,
            unnest([city - income, city * shares.wage - own.wage, city * shares.transfer - own.transfer,
              city * (1 - shares.wage - shares.transfer) - (income - own.wage - own.transfer), (SELECT value FROM unpaid) / members, (SELECT value FROM low) / members]) AS value
          FROM own, shares
        )
        SELECT '{City}', $1, '', 'per_head', measure, value, NULL, NULL, households FROM parts WHERE value IS NOT NULL AND households >= {LeastHouseholds}
        """, asOf);

    /// <summary>Households with a usable finance check in the as-of month of each year, in a fixed order.</summary>
    private List<Household> Read()
    {
        using var command = db.CreateCommand();
        command.CommandText =
            """
            SELECT month, town, household_type, members::DOUBLE, young_members::DOUBLE, unaged_members::DOUBLE, income_per_head, dibao_standard::DOUBLE, relative_line, risk_line
            FROM mart_household_month
            WHERE income IS NOT NULL AND dibao_standard IS NOT NULL AND month(month) = month($1) AND month <= $1
            ORDER BY month, household
            """;
        command.Parameters.Add(new DuckDBParameter(asOf));
        using var reader = command.ExecuteReader();
        var rows = new List<Household>();
        while (reader.Read())
        {
            rows.Add(new(reader.GetFieldValue<DateOnly>(0), reader.GetString(1), reader.GetString(2), reader.GetDouble(3), reader.GetDouble(4), reader.GetDouble(5), reader.GetDouble(6), reader.GetDouble(7), reader.IsDBNull(8) ? null : reader.GetDouble(8), reader.GetDouble(9)));
        }

        return rows;
    }
}
