using DuckDB.NET.Data;
using Insights.Etl.Evaluate;

namespace Insights.Etl.Tests.Truth;

/// <summary>The gap to the city's average and its parts, recounted household by household and person by person over random ones.</summary>
public sealed class GapPartsTests
{
    internal static readonly DateOnly Month = new(2026, 6, 1);

    internal sealed record Home(int Members, double Income, double Wage, double Transfer);

    internal sealed record State(int Person, string Programme, bool Covered, bool Missed, double Due, double Paid);

    [Theory]
    [InlineData(12, true)]
    [InlineData(9, false)]
    public void The_parts_of_the_gap_are_those_of_households_and_states_one_by_one_and_few_people_paid_too_low_are_not_told(int low, bool told)
    {
        var dice = new Random(3);
        var homes = Enumerable.Range(0, 60).Select(_ => (Members: dice.Next(1, 6), Wage: Yuan(dice, 4000), Transfer: Yuan(dice, 2000), Other: Yuan(dice, 500)))
            .Select(h => new Home(h.Members, h.Wage + h.Transfer + h.Other, h.Wage, h.Transfer)).ToList();
        var states = Enumerable.Range(0, 200).Select(i => new State(i, i % 3 == 0 ? "dibao" : "care_subsidy", i % 5 > 0, i % 5 == 0, 290, i % 5 == 0 ? 0 : i - (i / 5) - 1 < low ? 250.5 : 290)).ToList();
        using var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        Fill(db, homes, states);
        new LivingTables(db, Month).Make();

        var people = homes.Sum(h => h.Members);
        var city = 5750.25;
        var expected = new Dictionary<string, double>
        {
            ["gap"] = city - (homes.Sum(h => h.Income) / people),
            ["gap_wage"] = (city * 0.55) - (homes.Sum(h => h.Wage) / people),
            ["gap_transfer"] = (city * 0.18) - (homes.Sum(h => h.Transfer) / people),
            ["gap_other"] = (city * 0.27) - (homes.Sum(h => h.Income - h.Wage - h.Transfer) / people),
            ["gap_unreached"] = states.Where(s => s.Missed).Sum(s => s.Due) / people,
        };
        var short_ = states.Where(s => s.Covered && s.Paid < s.Due).ToList();
        Assert.Equal(low, short_.Select(s => s.Person).Distinct().Count());
        if (told)
        {
            expected["gap_low"] = short_.Sum(s => s.Due - s.Paid) / people;
        }

        var found = db.Rows("SELECT measure || ' ' || value AS line FROM mart_living WHERE measure LIKE 'gap%'").Select(r => r["line=".Length..].Split(' '))
            .ToDictionary(p => p[0], p => double.Parse(p[1], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        Assert.All(expected, e => Assert.Equal(e.Value, found[e.Key], 6));
        Assert.Equal(["441900 0.3 true"], db.Rows("SELECT i.area || ' ' || i.value || ' ' || (i.lower95 = l.lower95 AND i.upper95 = l.upper95) AS line FROM mart_indicator AS i JOIN mart_living AS l USING (area, month) WHERE i.lower95 IS NOT NULL AND l.measure = i.id AND l.scale = 'per_head' AND l.household = ''").Select(r => r["line=".Length..]));
        Assert.Equal(found["gap"], found["gap_wage"] + found["gap_transfer"] + found["gap_other"], 6);
    }

    /// <summary>Households that keep an account: 40 of the 60.</summary>
    private static bool Accounts(int home) => home % 3 > 0;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shares_of_consumption_are_those_of_the_accounts_added_up_and_lend_their_interval_to_the_card_unless_it_withholds_them(bool shown)
    {
        var homes = Enumerable.Range(0, 60).Select(i => new Home((i % 4) + 1, 3000 + i, 2000, 500)).ToList();
        using var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        Fill(db, homes, [new State(1, "dibao", true, false, 1, 1)]);
        db.Execute("""INSERT INTO meta_indicator VALUES ('consumption_share', '{"measure": null, "interval": "bootstrap"}')""");
        var kept = Enumerable.Range(0, 60).Where(Accounts).ToList();
        double Food(int i) => 600 + i;
        double Medical(int i) => 300 + (i * 7 % 50);
        var all = kept.Sum(i => Food(i) + Medical(i) + 1050);
        foreach (var (part, yuan) in new[] { ("food", kept.Sum(Food)), ("medical", kept.Sum(Medical)) })
        {
            db.Execute("INSERT INTO mart_indicator VALUES ('consumption_share', '441900', $1::DATE, $2, $3, NULL, NULL)", Month, "spend:" + part, shown ? yuan / all : null);
        }

        new LivingTables(db, Month).Make();
        Assert.Equal(shown ? 8 : 0, db.Scalar<long>("SELECT count(*) FROM mart_living WHERE measure LIKE 'spend_%' AND area = '441900' AND households = 40"));
        Assert.Equal(shown ? 2 : 0, db.Scalar<long>(
            """
            SELECT count(*) FROM mart_indicator AS card JOIN mart_living AS own ON own.area = card.area AND own.measure = replace(card.dimension, ':', '_')
            WHERE card.id = 'consumption_share' AND abs(card.value - own.value) < 1e-12 AND card.lower95 = own.lower95 AND card.upper95 = own.upper95 AND card.lower95 < card.value AND card.value < card.upper95
            """));
        Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_living WHERE measure LIKE 'spend_%' AND area <> '441900'"));
    }

    [Fact]
    public void Shares_of_income_are_those_of_its_sources_added_up_and_lend_their_interval_to_city_and_town_but_not_to_a_village()
    {
        var homes = Enumerable.Range(0, 60).Select(i => new Home((i % 4) + 1, 3000 + i, 2000 - (10 * i), 500 + (7 * i))).ToList();
        using var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        Fill(db, homes, [new State(1, "dibao", true, false, 1, 1)]);
        db.Execute("""INSERT INTO meta_indicator VALUES ('income_share', '{"measure": null, "interval": "bootstrap"}')""");
        var shares = new[] { ("wage", homes.Sum(h => h.Wage)), ("transfer", homes.Sum(h => h.Transfer)), ("business", homes.Sum(h => h.Income - h.Wage - h.Transfer)) };
        foreach (var area in new[] { "441900", "441900001", "441900001001" })
        {
            foreach (var (source, yuan) in shares)
            {
                db.Execute("INSERT INTO mart_indicator VALUES ('income_share', $1, $2::DATE, $3, $4, NULL, NULL)", area, Month, "source:" + source, yuan / homes.Sum(h => h.Income));
            }
        }

        new LivingTables(db, Month).Make();
        Assert.Equal(6, db.Scalar<long>(
            """
            SELECT count(*) FROM mart_indicator AS card JOIN mart_living AS own ON own.area = card.area AND own.measure = replace(card.dimension, ':', '_')
            WHERE card.id = 'income_share' AND abs(card.value - own.value) < 1e-12 AND card.lower95 = own.lower95 AND card.upper95 = own.upper95 AND card.lower95 < card.value AND card.value < card.upper95
            """));
        Assert.Equal(0, db.Scalar<long>("SELECT count(*) FROM mart_living WHERE length(area) > 9"));
    }

    private static double Yuan(Random dice, int most) => Math.Round(dice.NextDouble() * most, 2);

    internal static void Fill(DuckDBConnection db, List<Home> homes, List<State> states)
    {
        db.Execute("CREATE TABLE mart_household_month (household INTEGER, month DATE, town VARCHAR, household_type VARCHAR, members INTEGER, young_members INTEGER, unaged_members INTEGER, income DOUBLE, income_wage DOUBLE, income_business DOUBLE, income_property DOUBLE, income_transfer DOUBLE, income_per_head DOUBLE, dibao_standard DOUBLE, city_income DOUBLE, relative_line DOUBLE, risk_line DOUBLE, "
            + "spend_food DOUBLE, spend_clothing DOUBLE, spend_housing DOUBLE, spend_household DOUBLE, spend_transport DOUBLE, spend_education DOUBLE, spend_medical DOUBLE, spend_other DOUBLE, consumption DOUBLE)");
        db.Execute("CREATE TABLE fct_person_month (person_id INTEGER, month DATE, household_id INTEGER, alive BOOLEAN, in_hukou BOOLEAN, cert_valid BOOLEAN, grade INTEGER, age INTEGER)");
        db.Execute("CREATE TABLE dim_parameter_month (month DATE, severe_grade INTEGER, adult_age INTEGER, elderly_age INTEGER)");
        db.Execute("INSERT INTO dim_parameter_month VALUES ($1::DATE, 2, 18, 60)", Month);
        db.Execute("CREATE TABLE mart_person_state (person_id INTEGER, month DATE, programme VARCHAR, covered BOOLEAN, missed BOOLEAN, due_yuan DOUBLE, paid_yuan DOUBLE)");
        db.Execute("CREATE TABLE mart_indicator (id VARCHAR, area VARCHAR, month DATE, dimension VARCHAR, value DOUBLE, lower95 DOUBLE, upper95 DOUBLE)");
        db.Execute("CREATE TABLE meta_indicator (id VARCHAR, card VARCHAR)");
        db.Execute("""INSERT INTO meta_indicator VALUES ('missed_yuan', '{"measure": null, "interval": "none"}'), ('gini', '{"measure": "gini", "interval": "bootstrap"}')""");
        db.Execute("CREATE TABLE fct_statistic (statistic VARCHAR, area VARCHAR, period VARCHAR, value DOUBLE, unit VARCHAR)");
        db.Execute("INSERT INTO fct_statistic VALUES ('disposable_income_wage_share', '100000', '2021', 55, 'percent'), ('disposable_income_transfer_share', '100000', '2021', 18, 'percent')");
        for (var i = 0; i < homes.Count; i++)
        {
            var h = homes[i];
            db.Execute("INSERT INTO mart_household_month VALUES ($1, $2::DATE, '441900001', 'size1', $3, 0, 0, $4, $5, $4 - $5 - $6, 0, $6, $7, 1260, 5750.25, 2900, 1500, $8, 100, 500, 100, 200, 100, $9, 50, NULL)", i, Month, h.Members, h.Income, h.Wage, h.Transfer, h.Income / h.Members, Accounts(i) ? 600 + i : null, Accounts(i) ? 300 + (i * 7 % 50) : null);
        }

        foreach (var s in states)
        {
            db.Execute("INSERT INTO mart_person_state VALUES ($1, $2::DATE, $3, $4, $5, $6, $7)", s.Person, Month, s.Programme, s.Covered, s.Missed, s.Due, s.Paid);
        }

        db.Execute("INSERT INTO mart_indicator VALUES ('gini', '441900', $1::DATE, '', 0.3, NULL, NULL), ('gini', '441900001', $1::DATE, '', NULL, NULL, NULL)", Month);
        db.Execute("INSERT INTO mart_indicator SELECT 'missed_yuan', '441900', month, '', sum(due_yuan), NULL, NULL FROM mart_person_state WHERE missed GROUP BY month");
    }
}
