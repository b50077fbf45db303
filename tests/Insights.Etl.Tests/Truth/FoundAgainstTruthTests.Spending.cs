using System.Globalization;

namespace Insights.Etl.Tests.Truth;

/// <summary>The accounts of spending as households kept them, beside what became of them: class by class, household by household.</summary>
public sealed partial class FoundAgainstTruthTests
{
    private static readonly string[] Classes = ["food", "clothing", "housing", "household", "transport", "education", "medical", "other"];

    private sealed record Account(string Household, string Day, double[] Yuan);

    [Fact]
    public void Every_account_is_found_as_it_was_kept_but_those_that_do_not_add_up_which_are_told_and_keep_their_income()
    {
        var truth = Kept().ToDictionary(a => (a.Household, a.Day));
        var found = city.Db.Rows(
                $"SELECT household_no || ' ' || valid_from || ' ' || income || ' ' || {string.Join(" || ' ' || ", Classes.Select(c => $"coalesce(spend_{c}::VARCHAR, '-')"))} AS line FROM version.dim_household_history JOIN version.dim_household USING (household_id)")
            .Select(r => r["line=".Length..].Split(' ')).ToDictionary(p => (p[0], p[1]), p => p[3..]);
        var slips = Slips();
        var first = city.Db.Scalar<DateOnly>("SELECT min(month) FROM version.dim_month");
        var surely = slips.Where(s => DateOnly.ParseExact(s.Item2, "yyyy-MM-dd", CultureInfo.InvariantCulture) >= first).ToList();
        Assert.True(surely.Count > 10, $"{surely.Count} slips");
        Assert.All(surely, s => Assert.All(found[s], part => Assert.Equal("-", part)));
        var good = truth.Values.Where(a => !slips.Contains((a.Household, a.Day)) && found.ContainsKey((a.Household, a.Day))).ToList();
        var destroyed = city.Db.Scalar<long>("SELECT count(*) FROM fault WHERE feed = 'finances' AND destroys = '1'");
        Assert.InRange(good.Count, truth.Count - slips.Count - destroyed, truth.Count);
        Assert.All(good, a => Assert.Equal(a.Yuan, found[(a.Household, a.Day)].Select(p => double.Parse(p, CultureInfo.InvariantCulture))));
        Assert.All(found.Where(f => f.Value[0] != "-"), f => Assert.Contains(f.Key, truth.Keys));
        Assert.Empty(city.Db.Rows(
            """
            SELECT fault.fault FROM fault WHERE kind LIKE 'account_%' AND NOT EXISTS (
              FROM version.meta_quarantine AS q JOIN version.meta_file AS f USING (file)
              WHERE f.name = fault.file AND q.row = fault.row::INTEGER AND q.reason LIKE 'spending_%')
            """));
    }

    [Fact]
    public void The_composition_of_the_last_month_is_that_of_its_accounts_added_up_one_by_one()
    {
        // A check of before the record is a year and more old by its last month: no slip of the earlier ones stands.
        var slips = Slips();
        var truth = Kept().Where(a => !slips.Contains((a.Household, a.Day))).ToDictionary(a => (a.Household, a.Day), a => a.Yuan);
        // Which check stands for a household of the last month is the models' own matter; what it spent is the truth's.
        var standing = city.Db.Rows(
                """
                SELECT household_no || ' ' || valid_from || ' ' || members AS line
                FROM version.dim_household_history JOIN version.dim_household USING (household_id)
                WHERE from_month <= (SELECT max(month) FROM version.dim_month) AND to_month > (SELECT max(month) FROM version.dim_month)
                  AND household_id IN (SELECT household_id FROM version.fct_person_month WHERE month = (SELECT max(month) FROM version.dim_month) AND alive AND in_hukou AND cert_valid AND village IS NOT NULL)
                """)
            .Select(r => r["line=".Length..].Split(' ')).ToList();
        var accounts = standing.Where(s => truth.ContainsKey((s[0], s[1]))).Select(s => (Yuan: truth[(s[0], s[1])], Members: double.Parse(s[2], CultureInfo.InvariantCulture))).ToList();
        var (all, members) = (accounts.Sum(a => a.Yuan.Sum()), accounts.Sum(a => a.Members));
        Assert.True(accounts.Count > 100, $"{accounts.Count} accounts");
        for (var i = 0; i < Classes.Length; i++)
        {
            var yuan = accounts.Sum(a => a.Yuan[i]);
            Assert.Equal(yuan / all, Spent("consumption_share", Classes[i], "value"), 1e-9);
            Assert.Equal(yuan / members, Spent("consumption_part", Classes[i], "value"), 1e-6);
            Assert.InRange(yuan / all, Spent("consumption_share", Classes[i], "lower95"), Spent("consumption_share", Classes[i], "upper95"));
        }

        // The generator's health care is 18.5 % of what is spent.
        Assert.InRange(0.185, Spent("consumption_share", "medical", "lower95") - 0.01, Spent("consumption_share", "medical", "upper95") + 0.01);
    }

    private List<Account> Kept() =>
    [
        .. city.Db.Rows($"SELECT household_no || ' ' || check_date || ' ' || {string.Join(" || ' ' || ", Classes)} AS line FROM kept")
            .Select(r => r["line=".Length..].Split(' ')).Select(p => new Account(p[0], p[1], [.. p[2..].Select(v => double.Parse(v, CultureInfo.InvariantCulture))])),
    ];

    /// <summary>Accounts that a clerk's slip spoiled: a household is checked once a month at most, and a month's checks lie in its file; the file of earlier checks tells the household alone.</summary>
    private HashSet<(string, string)> Slips() =>
    [
        .. city.Db.Rows(
                """
                SELECT DISTINCT kept.household_no || ' ' || kept.check_date AS line
                FROM fault JOIN kept USING (household_no)
                WHERE kind LIKE 'account_%' AND CASE
                  WHEN contains(file, '(历史)') THEN kept.check_date::DATE < (SELECT min(month) FROM version.dim_month)
                  ELSE strftime(kept.check_date::DATE, '%Y年%m月') = file[:8] END
                """)
            .Select(r => r["line=".Length..].Split(' ')).Select(p => (p[0], p[1])),
    ];

    private double Spent(string id, string part, string column) => city.Db.Scalar<double>(
        $"SELECT {column} FROM version.mart_indicator WHERE id = '{id}' AND level = 'city' AND dimension = 'spend:{part}' AND month = (SELECT max(month) FROM version.dim_month)");
}
