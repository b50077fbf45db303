using System.Globalization;

namespace Insights.Etl.Tests.Truth;

/// <summary>How far the entitled have come from asking to being paid, written out again person by person from their applications and the months paid for.</summary>
public sealed partial class FoundAgainstTruthTests
{
    private sealed record Asked(DateOnly On, string Number, string Status, DateOnly? Decided);

    [Fact]
    public void How_far_each_of_the_entitled_has_come_is_what_their_applications_and_the_months_paid_say()
    {
        var applications = city.Db.Rows("SELECT person_id || ' ' || programme::VARCHAR || ' ' || applied_on || ' ' || application_no || ' ' || status::VARCHAR || ' ' || coalesce(decided_on::VARCHAR, '-') AS line FROM version.fct_application")
            .Select(r => r["line=".Length..].Split(' ')).ToLookup(p => (p[0], p[1]), p => new Asked(Day(p[2]), p[3], p[4], p[5] == "-" ? null : Day(p[5])));
        var rows = city.Db.Rows("SELECT person_id || ' ' || programme::VARCHAR || ' ' || month || ' ' || state::VARCHAR || ' ' || (paid_yuan IS NOT NULL)::INT || ' ' || coalesce(step::VARCHAR, '-') AS line FROM version.fct_entitlement")
            .Select(r => r["line=".Length..].Split(' ')).ToList();
        var paid = rows.Where(r => r[4] == "1").ToLookup(r => (r[0], r[1]), r => Day(r[2]));
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var (key, month) = ((row[0], row[1]), Day(row[2]));
            var step = row[3] switch
            {
                "covered" => "paid",
                "in_process" or "declined" or "blind_spot" => Unpaid(month, [.. applications[key]], paid[key]),
                _ => "-",
            };
            seen[step] = seen.GetValueOrDefault(step) + 1;
            Assert.True(step == row[5], $"{string.Join(' ', row)} instead of {step}");
        }

        Assert.All(new[] { "not_asked", "asked", "approved", "paid", "-" }, s => Assert.True(seen.GetValueOrDefault(s) > 50, $"{s}: {seen.GetValueOrDefault(s)}"));
    }

    private static string Unpaid(DateOnly month, IReadOnlyList<Asked> applications, IEnumerable<DateOnly> paid)
    {
        var end = month.AddMonths(1).AddDays(-1);
        var latest = applications.Where(a => a.On <= end).OrderBy(a => a.On).ThenBy(a => a.Number, StringComparer.Ordinal).LastOrDefault();
        return latest is null ? paid.Any(p => p <= month && p >= month.AddMonths(-12)) ? "approved" : "not_asked"
            : latest.Decided is null || latest.Decided > end ? "asked"
            : latest.Status switch { "approved" => "approved", "declined" => "not_asked", _ => "asked" };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
