using System.Globalization;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Etl.Tests.Truth;

/// <summary>
/// The second route of the programmes that registers of services tell: who received what, looked for case by case by another hand, everyone explained clause by clause,
/// and counted, beside what the what-if says under the law.
/// </summary>
public sealed partial class FoundAgainstTruthTests
{
    private sealed record Given(string Programme, long Person, DateOnly From, DateOnly? To);

    [Fact]
    public void Recipients_coverage_and_cost_of_services_are_those_of_a_recount_case_by_case()
    {
        var (version, whatIf, ids, month) = Start();
        var end = month.AddMonths(1).AddDays(-1);
        var homes = city.Db.Rows($"SELECT person_id, household_id FROM version.fct_person_month WHERE month = DATE '{month:yyyy-MM-dd}' AND household_id IS NOT NULL")
            .Select(Numbers).ToDictionary(row => row[0], row => row[1]);
        var (given, asked) = (Gifts().ToLookup(one => one.Programme), Waits(month, end).ToLookup(one => one.Programme));
        var result = whatIf.Run(Reform.None);
        var columns = version.Population();
        var (recipients, wrong) = (0, 0);
        foreach (var programme in whatIf.Book.Served)
        {
            var since = month.AddMonths(1 - programme.Service!.Months);
            var received = Reach(given[programme.Id].Where(g => g.From <= end && (g.To is { } to ? to > since.AddMonths(1).AddDays(-1) : g.From >= since)));
            var waits = Reach(asked[programme.Id].Where(g => end.DayNumber - g.From.DayNumber <= programme.StatutoryDays));
            var people = Enumerable.Range(0, ids.Length).Select(i => (
                Id: ids[i], Received: received.Contains(ids[i]), Waits: waits.Contains(ids[i]), Told: whatIf.Book.Explain(programme.Id, month, Facts(columns, whatIf.Book, i), received.Contains(ids[i])))).ToList();
            var entitled = people.Where(p => p.Told.Verdict == Entitlement.Entitled).ToList();
            var paid = entitled.Where(p => p.Received).ToList();
            var cost = programme.Unit == "person" ? paid.Sum(p => p.Told.Amount!.Value)
                : entitled.GroupBy(p => homes.TryGetValue(p.Id, out var home) ? home : -p.Id).Where(home => home.Any(p => p.Received)).Sum(home => home.First().Told.Amount!.Value);
            var told = result.Programmes.Single(p => p.Programme.Id == programme.Id);
            Assert.True(told.IsTold, programme.Id);
            Assert.Equal(
                (programme.Id, entitled.Count, paid.Count, entitled.Count(p => !p.Received && !p.Waits), people.Count(p => p.Received)),
                (programme.Id, (int)told.Baseline.Entitled, (int)told.Baseline.Recipients, (int)told.Baseline.Missed, (int)told.Baseline.Paid));
            Assert.Equal((double)cost * programme.PerMonth, told.Baseline.CostYuan, 0.01 * paid.Count + 0.01);
            (recipients, wrong) = (recipients + paid.Count, wrong + people.Count(p => p.Received) - paid.Count);
        }

        Assert.True(recipients > 500 && wrong > 20, $"{recipients} recipients, {wrong} besides");

        HashSet<long> Reach(IEnumerable<Given> gifts)
        {
            var of = gifts.Select(g => (g.Person, Household: whatIf.Book.Programme(g.Programme).Unit == "household" && homes.TryGetValue(g.Person, out var home) ? home : 0)).ToList();
            var reached = of.Where(g => g.Household != 0).Select(g => g.Household).ToHashSet();
            return [.. of.Select(g => g.Person), .. ids.Where(id => reached.Count > 0 && homes.TryGetValue(id, out var home) && reached.Contains(home))];
        }
    }

    private IEnumerable<Given> Gifts()
    {
        foreach (var (service, programme) in new[] { ("device", "assistive_device"), ("home", "home_modification"), ("training", "job_support"), ("startup", "job_support"), ("job_coach", "job_support") })
        {
            foreach (var one in Cases(service).Where(c => c.Begun is not null))
            {
                yield return new(programme, long.Parse(one.Person, CultureInfo.InvariantCulture), one.Begun!.Value, null);
            }
        }

        foreach (var form in new[] { "residential", "day", "home" })
        {
            foreach (var one in Cases("care' AND kind = '" + form).Where(c => c.Begun is not null))
            {
                yield return new("care_" + form, long.Parse(one.Person, CultureInfo.InvariantCulture), one.Begun!.Value, one.Ended ?? DateOnly.MaxValue);
            }
        }

        foreach (var row in city.Db.Rows("SELECT kind, person_id, strftime(month, '%Y-%m-%d') AS month FROM version.fct_aid WHERE kind <> 'charity'").Select(Texts))
        {
            yield return new(row[0], long.Parse(row[1], CultureInfo.InvariantCulture), Date(row[2]), null);
        }

        foreach (var row in city.Db.Rows("SELECT person_id, strftime(month, '%Y-%m-%d') AS month FROM version.fct_child_rehab WHERE training AND person_id IS NOT NULL").Select(Texts))
        {
            yield return new("child_rehab", long.Parse(row[0], CultureInfo.InvariantCulture), Date(row[1]), null);
        }

        foreach (var row in city.Db.Rows("SELECT person_id, strftime(valid_from, '%Y-%m-%d') AS a, strftime(valid_to, '%Y-%m-%d') AS b, medical, payer FROM version.fct_insurance").Select(Texts).Where(r => r[3] == "resident" && r[4] == "government"))
        {
            yield return new("medical_ins_proxy", long.Parse(row[0], CultureInfo.InvariantCulture), Date(row[1]), Date(row[2]));
        }
    }

    private IEnumerable<Given> Waits(DateOnly month, DateOnly end)
    {
        foreach (var (service, programme) in new[]
        {
            ("device", "assistive_device"), ("home", "home_modification"), ("training", "job_support"), ("startup", "job_support"), ("job_coach", "job_support"),
            ("care' AND kind = 'residential", "care_residential"), ("care' AND kind = 'day", "care_day"), ("care' AND kind = 'home", "care_home"),
        })
        {
            foreach (var one in Cases(service).Where(c => c.Opened <= end && !(c.Begun <= end) && !(c.Ended <= end)))
            {
                yield return new(programme, long.Parse(one.Person, CultureInfo.InvariantCulture), one.Opened, null);
            }
        }

        foreach (var row in city.Db.Rows($"SELECT person_id, strftime(applied_on, '%Y-%m-%d') AS day FROM version.fct_child_rehab WHERE NOT training AND person_id IS NOT NULL AND month = DATE '{month:yyyy-MM-dd}'").Select(Texts))
        {
            yield return new("child_rehab", long.Parse(row[0], CultureInfo.InvariantCulture), Date(row[1]), null);
        }
    }

    /// <summary>One person's facts from the columns that the what-if reads.</summary>
    private static Dictionary<string, object?> Facts(IReadOnlyDictionary<string, TableColumn> columns, RuleBook book, int i) => book.Facts.ToDictionary(
        fact => fact.Column,
        fact => columns[fact.Column] switch
        {
            { Numbers: { } n } => double.IsNaN(n[i]) ? null : fact.SqlType == "BOOLEAN" ? n[i] == 1 : (object?)n[i],
            var words => words.Codes![i] < 0 ? null : words.Words[words.Codes[i]],
        },
        StringComparer.Ordinal);

    private static string[] Texts(string row) => [.. row.Split(", ").Select(pair => pair[(pair.IndexOf('=', StringComparison.Ordinal) + 1)..])];

    private static long[] Numbers(string row) => [.. Texts(row).Select(text => long.Parse(text, CultureInfo.InvariantCulture))];

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
