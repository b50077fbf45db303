using DuckDB.NET.Data;

namespace Insights.Etl.Tests.Model;

/// <summary>Whose ages a household's finance check knows, on members worked out by hand.</summary>
public sealed class HouseholdAgesTests
{
    [Fact]
    public void Who_is_registered_in_the_month_of_the_check_has_an_age_and_is_a_child_until_the_day_of_turning_fourteen()
    {
        using var db = new DuckDBConnection("Data Source=:memory:");
        db.Open();
        db.Execute(
            """
            CREATE TABLE run_parameter AS SELECT DATE '2026-01-01' AS first_month, DATE '2026-06-01' AS as_of;
            CREATE TABLE dim_parameter_month AS SELECT unnest(generate_series(DATE '2026-01-01', DATE '2026-06-01', INTERVAL 1 MONTH))::DATE AS month, 60 AS elderly_age, 18 AS adult_age, 2 AS severe_grade, 3 AS severe_mental_grade;
            CREATE TABLE dim_household AS SELECT 1 AS household_id, 'H1' AS household_no UNION ALL SELECT 2, 'H2';
            CREATE TABLE dim_person_identity AS SELECT 1 AS person_id, '441900198001010011' AS id18;
            CREATE TABLE dim_person_history AS SELECT 1 AS person_id, 'valid' AS status, 4 AS grade, false AS mental, DATE '2020-01-01' AS valid_from, DATE '9999-12-01' AS valid_to;
            CREATE TABLE stg_finances AS SELECT household_no, DATE '2026-03-10' AS check_date, DATE '2026-03-01' AS check_month, members, 1 AS income_wage, 0 AS income_business, 0 AS income_property, 0 AS income_transfer, 1 AS income, 1 AS consumption,
              NULL AS spend_food, NULL AS spend_clothing, NULL AS spend_housing, NULL AS spend_household, NULL AS spend_transport, NULL AS spend_education, NULL AS spend_medical, NULL AS spend_other, true AS property_ok, false AS supporter
            FROM (VALUES ('H1', 4), ('H2', 2)) AS v(household_no, members);
            CREATE TABLE stg_households (household_no VARCHAR, id18 VARCHAR, joined DATE, "left" DATE, known_from DATE, known_to DATE);
            INSERT INTO stg_households VALUES
              ('H1', '441900198001010011', '2020-01-01', NULL, '2020-01-01', '2026-02-01'), ('H1', '441900198001010011', '2020-01-01', NULL, '2026-02-01', NULL),
              ('H1', '441900201204010012', '2020-01-01', NULL, '2020-01-01', NULL), ('H1', '441900201203310013', '2020-01-01', NULL, '2020-01-01', NULL),
              ('H1', '441900202001010014', '2020-01-01', '2026-02-10', '2020-01-01', NULL), ('H1', '441900202101010015', '2026-04-01', NULL, '2026-04-01', NULL);
            """);
        var rows = db.Rows(File.ReadAllText(Path.Combine(new ContentFolders().Root, "models", "core", "dim_household_history.sql")).Replace("SELECT * FROM dim_household_history", "SELECT household_id || ' ' || members || ' ' || aged_members || ' ' || young_members || ' ' || extra_members AS line FROM dim_household_history", StringComparison.Ordinal));

        // In March: the one of 46, one who turns 14 on 1 April, one who turned 14 on the 31st; one left in February, one comes in April. Of the second household nobody told anything.
        Assert.Equal(["line=1 4 3 1 2", "line=2 2 0 0 0"], rows);
    }
}
