using DuckDB.NET.Data;
using Insights.Etl.Publish;
using Insights.Policy.Rules;
using Insights.SampleCity;
using Insights.Warehouse;

namespace Insights.Etl.Tests.Truth;

/// <summary>A city of known truth goes through the pipeline; every state must come out as the generator's own plain logic decided it.</summary>
public sealed partial class FoundAgainstTruthTests(FoundAgainstTruthTests.City city) : IClassFixture<FoundAgainstTruthTests.City>
{
    [Fact]
    public void Every_state_of_the_truth_is_found_and_none_is_invented_but_where_dirt_destroyed_a_row()
    {
        var wrong = city.Db.Rows("SELECT * FROM wrong ORDER BY programme, month LIMIT 20");
        Assert.True(wrong.Count == 0, $"{city.Db.Scalar<long>("SELECT count(*) FROM wrong")} states differ from the truth:\n{string.Join("\n", wrong)}");
    }

    [Fact]
    public void The_truth_has_people_in_every_state_so_that_the_comparison_can_fail() =>
        Assert.Equal(7, city.Db.Scalar<long>("SELECT count(DISTINCT state) FROM truth"));

    [Fact]
    public void Few_states_are_exempt_because_their_row_was_destroyed()
    {
        var share = city.Db.Scalar<double>("SELECT (SELECT count(*) FROM truth SEMI JOIN exempt USING (id18, programme, month)) / (SELECT count(*) FROM truth)::DOUBLE");
        Assert.InRange(share, 0.0001, 0.06);
    }

    [Fact]
    public void Every_destroyed_row_is_listed_in_quarantine()
    {
        var lost = city.Db.Rows(
            """
            SELECT fault, file, sheet, row, kind FROM fault
            WHERE destroys = '1' AND NOT EXISTS (
              FROM version.meta_quarantine AS q JOIN version.meta_file AS f USING (file)
              WHERE f.name = fault.file AND q.sheet = coalesce(fault.sheet, '') AND q.row = fault.row::INTEGER)
            LIMIT 10
            """);
        Assert.True(lost.Count == 0, string.Join("\n", lost));
        Assert.True(city.Db.Scalar<long>("SELECT count(*) FROM fault WHERE destroys = '1'") > 20);
    }

    [Fact]
    public void Who_was_paid_by_a_line_in_quarantine_is_unknown_and_not_missed()
    {
        var missed = city.Db.Scalar<long>("SELECT count(*) FROM paid_by_a_destroyed_line WHERE found = 'blind_spot'");
        var unknown = city.Db.Scalar<long>("SELECT count(*) FROM paid_by_a_destroyed_line WHERE found = 'unknown'");
        Assert.Equal(0, missed);
        Assert.True(unknown > 10, $"{unknown} unknown");
    }

    [Fact]
    public void Amounts_due_are_those_of_the_truth()
    {
        var wrong = city.Db.Rows(
            """
            SELECT truth.programme, truth.month, truth.due_yuan AS truth_due, found.due_yuan AS found_due, truth.id18
            FROM truth JOIN found USING (id18, programme, month)
            ANTI JOIN exempt USING (id18, programme, month)
            WHERE truth.state IN ('covered', 'in_process', 'declined', 'blind_spot') AND truth.due_yuan IS DISTINCT FROM found.due_yuan
            LIMIT 10
            """);
        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void For_every_file_what_was_read_is_what_landed_was_quarantined_or_was_identical() =>
        Assert.All(city.Result.Files, f => Assert.Equal(f.Read, f.Landed + f.Quarantined + f.Identical));

    [Fact]
    public void In_every_feed_that_a_department_sends_a_row_was_spoiled_beyond_repair() =>
        Assert.Empty(city.Db.Rows(
            """
            SELECT feed FROM version.meta_feed ANTI JOIN (SELECT feed FROM fault WHERE destroys = '1') USING (feed)
            WHERE feed NOT IN ('places', 'city_statistics', 'programme_amounts')
            """));

    [Fact]
    public void Of_every_register_all_rows_land_of_which_a_readable_copy_was_sent()
    {
        var registers = city.Db.Rows("SELECT feed FROM register ORDER BY feed");
        Assert.NotEmpty(registers);
        Assert.Equal(registers, city.Db.Rows(
            "SELECT feed FROM register WHERE lost < rows AND rows - lost = (SELECT sum(rows_landed) FROM version.meta_file AS f WHERE f.feed = register.feed) ORDER BY feed"));
    }

    /// <summary>
    /// 2,500 persons over 24 months at 2 % dirt, sampled and run once; INSIGHTS_TRUTH_PERSONS and INSIGHTS_TRUTH_MONTHS choose another size,
    /// such as the default city's 45,000 × 36.
    /// </summary>
    public sealed class City : IDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("insights-truth-").FullName;

        public City()
        {
            var home = new DataHome(Path.Combine(folder, "home"));
            var content = new ContentFolders(home: home);
            SampleCity.SampleCity.Write(
                new SampleOptions { Persons = Whole("INSIGHTS_TRUTH_PERSONS", 2500), Months = Whole("INSIGHTS_TRUTH_MONTHS", 24), Seed = 7, Dirt = 0.02, CodelistsFolder = Path.Combine(content.Root, "codelists") },
                home.Inbox, null, CancellationToken.None);
            Result = new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, null, null, CancellationToken.None);
            Rules = Content.Load(content).Rules;
            Door = new WarehouseDoor(home.Root);
            Db = new DuckDBConnection("DataSource=:memory:");
            Db.Open();
            Db.Execute($"ATTACH '{new Publication(home).PathOf(Result.Version)}' AS version (READ_ONLY)");
            Load(Path.Combine(home.Inbox, "truth"));
        }

        public PipelineResult Result { get; }

        /// <summary>The door through which pages and commands read the same version.</summary>
        public WarehouseDoor Door { get; }

        public RuleBook Rules { get; }

        public DuckDBConnection Db { get; }

        public void Dispose()
        {
            Db.Dispose();
            Door.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private static int Whole(string name, int preset) =>
            int.TryParse(Environment.GetEnvironmentVariable(name), System.Globalization.CultureInfo.InvariantCulture, out var whole) ? whole : preset;

        private void Load(string truth)
        {
            Db.Execute(
                $"""
                CREATE TABLE truth AS
                SELECT t.id18, t.programme, m.month, t.state, t.due_yuan::DECIMAL(14, 2) AS due_yuan
                FROM read_csv('{truth}/states.csv.gz', all_varchar = true, header = true) AS t
                JOIN version.dim_month AS m ON m.month BETWEEN (t.from_month || '-01')::DATE AND (t.to_month || '-01')::DATE
                """);
            Db.Execute($"CREATE TABLE register AS SELECT * FROM read_csv('{truth}/registers.csv', header = true)");
            Db.Execute($"CREATE TABLE fault AS SELECT * FROM read_csv('{truth}/faults.csv.gz', all_varchar = true, header = true, nullstr = 'none')");
            Db.Execute($"CREATE TABLE kept AS SELECT * FROM read_csv('{truth}/spending.csv.gz', all_varchar = true, header = true)");
            Db.Execute(
                $"""
                CREATE TABLE exempt AS
                SELECT DISTINCT a.id18, p.programme, m.month
                FROM read_csv('{truth}/affected.csv.gz', all_varchar = true, header = true) AS a
                JOIN version.dim_month AS m ON m.month BETWEEN (a.from_month || '-01')::DATE AND (a.to_month || '-01')::DATE
                JOIN version.dim_programme AS p ON a.programme IN ('*', p.programme)
                """);
            Db.Execute(
                """
                CREATE TABLE found AS
                SELECT i.id18, e.programme, e.month, e.state, e.due_yuan
                FROM version.fct_entitlement AS e JOIN version.dim_person_identity AS i USING (person_id)
                """);
            Db.Execute(
                $"""
                CREATE TABLE paid_by_a_destroyed_line AS
                SELECT a.id18, truth.programme, truth.month, found.state AS found
                FROM read_csv('{truth}/affected.csv.gz', all_varchar = true, header = true) AS a
                JOIN fault USING (fault)
                JOIN truth ON truth.id18 = a.id18 AND truth.programme = a.programme
                  AND truth.month BETWEEN (a.from_month || '-01')::DATE AND (a.to_month || '-01')::DATE
                JOIN found ON found.id18 = a.id18 AND found.programme = a.programme AND found.month = truth.month
                WHERE fault.feed = 'payments' AND fault.column = 'amount' AND truth.state = 'covered'
                """);
            Db.Execute(
                """
                CREATE TABLE wrong AS
                SELECT programme, month, truth.state AS truth, found.state AS found, id18
                FROM truth FULL JOIN found USING (id18, programme, month)
                ANTI JOIN exempt USING (id18, programme, month)
                WHERE truth.state IS DISTINCT FROM found.state
                """);
        }
    }
}
