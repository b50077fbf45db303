using DuckDB.NET.Data;
using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Tests.Small;

public sealed record MartRow(
    string Id, string Area, string Level, DateOnly Month, string Dimension, double? Numerator, double? Denominator, double? Value, double? Lower, double? Upper, double? Bound, bool Masked);

/// <summary>The little city in a real DuckDB, and the mart that the statements make of it.</summary>
public static class SmallCityDatabase
{
    public static CardLibrary Library { get; } = CardLibrary.Load(
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "indicators"), "*.yaml"),
        Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "content", "indicators", "sources"), "*.yaml"));

    public static DuckDBConnection Open(SmallCity city)
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("""
            CREATE TABLE dim_place (code VARCHAR, parent VARCHAR, level VARCHAR);
            CREATE TABLE mart_person_state (person_id BIGINT, month DATE, programme VARCHAR, village VARCHAR, town VARCHAR, entitled BOOLEAN, covered BOOLEAN, in_process BOOLEAN,
              declined BOOLEAN, missed BOOLEAN, wrongly_paid BOOLEAN, unknown BOOLEAN, unknown_paid BOOLEAN, due_yuan DOUBLE, paid_yuan DOUBLE, reason VARCHAR, case_months INTEGER, step VARCHAR, missing VARCHAR, amount VARCHAR, unmet VARCHAR, wrong_months INTEGER, since_yuan DOUBLE, category INTEGER, grade INTEGER, age INTEGER, sex VARCHAR);
            CREATE TABLE mart_amount_fault (person_id BIGINT, month DATE, village VARCHAR, town VARCHAR, short_yuan DOUBLE, over_yuan DOUBLE);
            CREATE TABLE mart_person_month (person_id BIGINT, month DATE, village VARCHAR, town VARCHAR, holder BOOLEAN, core_missed BOOLEAN, expiring BOOLEAN);
            CREATE TABLE mart_missed_flow (person_id BIGINT, month DATE, village VARCHAR, town VARCHAR, direction VARCHAR, flow VARCHAR);
            CREATE TABLE mart_missed_year (person_id BIGINT, month DATE, village VARCHAR, town VARCHAR, direction VARCHAR, state VARCHAR);
            CREATE TABLE mart_household_month (household BIGINT, month DATE, village VARCHAR, town VARCHAR, members INTEGER, household_type VARCHAR, income DOUBLE, income_wage DOUBLE,
              income_business DOUBLE, income_property DOUBLE, income_transfer DOUBLE, consumption DOUBLE, spend_food DOUBLE, spend_clothing DOUBLE, spend_housing DOUBLE, spend_household DOUBLE,
              spend_transport DOUBLE, spend_education DOUBLE, spend_medical DOUBLE, spend_other DOUBLE, income_per_head DOUBLE, dibao_standard DOUBLE, city_income DOUBLE,
              city_consumption DOUBLE, relative_line DOUBLE, risk_line DOUBLE);
            CREATE TABLE mart_unseen (area VARCHAR, class VARCHAR, unseen DOUBLE, unseen_lower95 DOUBLE, unseen_upper95 DOUBLE);
            CREATE TABLE mart_survey_person (person_id BIGINT, month DATE, village VARCHAR, town VARCHAR, age INTEGER, employed BOOLEAN, needs_care BOOLEAN, reports_care BOOLEAN,
              category INTEGER, grade INTEGER, sex VARCHAR);
            """);
        Fill(connection, "dim_place", city.Places.Select(p => new object?[] { p.Code, p.Parent, p.Level }));
        Fill(connection, "mart_person_state", city.States.Select(s => new object?[] { s.Person, s.Month, s.Programme, s.Village, s.Town, s.Entitled, s.Covered, s.InProcess, s.Declined,
            s.Missed, s.WronglyPaid, s.Unknown, s.UnknownPaid, s.Due, s.Paid, s.Reason, s.CaseMonths, s.Step, s.Missing, s.Amount, s.Unmet, s.WrongMonths, s.Since,
            s.Programme == "all" ? Traits.Category(s.Person) : null, s.Programme == "all" ? Traits.Grade(s.Person) : null, s.Programme == "all" ? Traits.Age(s.Person) : null,
            s.Programme == "all" ? Traits.Sex(s.Person) : null }));
        Fill(connection, "mart_amount_fault", city.States.Where(s => s.Programme == "all" && s.Lacking + s.Over > 0).Select(s => new object?[] { s.Person, s.Month, s.Village, s.Town, s.Lacking, s.Over }));
        Fill(connection, "mart_person_month", city.Persons.Select(p => new object?[] { p.Person, p.Month, p.Village, p.Town, p.Holder, p.CoreMissed, p.Expiring }));
        Fill(connection, "mart_missed_flow", city.Flows.Select(f => new object?[] { f.Person, f.Month, f.Village, f.Town, f.Direction, f.Flow }));
        Fill(connection, "mart_missed_year", city.Years.Select(y => new object?[] { y.Person, y.Month, y.Village, y.Town, y.Direction, y.State }));
        var lines = city.Months.ToDictionary(m => m, city.RiskLine);
        Fill(connection, "mart_household_month", city.Households.Select(h => (object?[])[h.Household, h.Month, h.Village, h.Town, h.Members, h.Type, h.Income, h.Wage, h.Business,
            h.Property, h.Transfer, h.Consumption, .. HouseholdRow.Classes.Select((_, i) => (object?)h.Spending?[i]), h.PerHead, h.Line, h.City,
            h.CityConsumption, h.RelativeLine, lines[h.Month]]));
        Fill(connection, "mart_unseen", city.Unseen.Select(u => new object?[] { u.Area, u.Class, u.Value, u.Lower, u.Upper }));
        Fill(connection, "mart_survey_person", city.Surveys.Select(s => new object?[] { s.Person, s.Month, s.Village, s.Town, s.Age, s.Employed, s.NeedsCare, s.ReportsCare,
            Traits.Category(s.Person), Traits.Grade(s.Person), Traits.Sex(s.Person) }));
        // A third of the covered were so only by later lists, and in process until then.
        connection.Execute("""
            CREATE TABLE mart_person_told AS
            WITH touched AS (SELECT DISTINCT person_id, month FROM mart_person_state WHERE programme <> 'all' AND covered AND person_id % 3 = 0),
            told AS (
              SELECT first, person_id, month, programme, entitled, covered AND NOT first AS covered, in_process OR (covered AND first) AS in_process, declined, missed, wrongly_paid, unknown, unknown_paid
              FROM mart_person_state SEMI JOIN touched USING (person_id, month) CROSS JOIN (VALUES (true), (false)) AS twice (first) WHERE programme <> 'all'
            )
            FROM told UNION ALL BY NAME
            SELECT first, person_id, month, 'all' AS programme, bool_or(entitled) AS entitled, bool_or(covered) AS covered, bool_or(in_process) AS in_process, bool_or(declined) AS declined,
              bool_or(missed) AS missed, bool_or(wrongly_paid) AS wrongly_paid, bool_or(unknown) AS unknown, bool_or(unknown_paid) AS unknown_paid
            FROM told GROUP BY first, person_id, month
            """);
        city.Bodies.Fill(connection);
        city.Registers.Fill(connection);
        return connection;
    }

    public static IReadOnlyList<MartRow> Evaluate(DuckDBConnection connection, SmallCity city, int threshold, string? source = null)
    {
        foreach (var statement in IndicatorEvaluation.Statements(source is null ? Library : Library with { Cards = [.. Library.Cards.Where(c => c.Source == source)] }, new(city.Months[0], city.Months[^1], threshold)))
        {
            statement.Execute(connection);
        }

        return connection.Read("SELECT * FROM mart_indicator", r => new MartRow(r.GetString(0), r.GetString(1), r.GetString(2), r.GetFieldValue<DateOnly>(3), r.GetString(4),
            Number(r, 5), Number(r, 6), Number(r, 7), Number(r, 8), Number(r, 9), Number(r, 10), r.GetBoolean(11)));
    }

    public static void Execute(this DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static List<T> Read<T>(this DuckDBConnection connection, string sql, Func<System.Data.Common.DbDataReader, T> row)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public static double? Number(System.Data.Common.DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    internal static void Fill(DuckDBConnection connection, string table, IEnumerable<object?[]> rows)
    {
        using var appender = connection.CreateAppender(table);
        foreach (var row in rows)
        {
            var target = appender.CreateRow();
            foreach (var value in row)
            {
                _ = value switch
                {
                    null => target.AppendNullValue(),
                    long number => target.AppendValue(number),
                    int number => target.AppendValue(number),
                    double number => target.AppendValue(number),
                    bool flag => target.AppendValue(flag),
                    DateOnly day => target.AppendValue(day),
                    _ => target.AppendValue((string)value),
                };
            }

            target.EndRow();
        }
    }
}
