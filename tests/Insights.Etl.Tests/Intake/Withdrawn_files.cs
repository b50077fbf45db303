using Insights.Etl.Land;
using static Insights.Etl.Tests.Intake.Withdrawals;

namespace Insights.Etl.Tests.Intake;

/// <summary>A landed file that was wrong is withdrawn or read anew; the second route is a home that never received it.</summary>
public sealed class Withdrawn_files
{
    [Fact]
    public void After_it_the_home_is_as_one_that_never_received_the_file_and_a_corrected_one_that_was_refused_lands_by_itself()
    {
        using var home = Home(Loads);
        Assert.Equal((2L, 0L, 1L, 1L), Counts(home.Run(), Corrected));
        var parquet = Landing(home);
        var told = Withdraw(home, WithdrawalAct.Withdraw, January);
        Assert.Equal(["2024年01月低收入人口名册(二).csv", Corrected, February], told.ToRead.Select(f => f.Name));
        Assert.Equal((2, 2L, "roster", Why), (told.Files[0].Load, told.Files[0].Landed, told.Files[0].Feed, told.Reason));
        var result = home.Run();
        Assert.Equal((2L, 2L, 0L, 0L), Counts(result, Corrected));
        Assert.Equal(3, result.ReadAgain);
        Assert.Equal([7, 6, 5], result.Files.Where(f => f.IsNew).Select(f => f.Load).Reverse());
        using var twin = Home(Without(January));
        Assert.Equal(Told(twin), Told(home));
        Assert.Equal(parquet, Landing(home).Where(f => parquet.ContainsKey(f.Key)).ToDictionary());
        Assert.Equal([$"name={January}, act=withdraw, load=2, rows_landed=2, reason={Why}"], home.Rows("SELECT name, act, load, rows_landed, reason FROM meta_withdrawn"));
        Assert.Equal("load=1,load=2,load=3,load=4", string.Join(',', home.Rows("SELECT DISTINCT load FROM meta_file WHERE feed = 'roster' ORDER BY load")));

        // The bytes still lie in the inbox, and under another name that says the same.
        File.Copy(home.PathOf(January), home.PathOf("再发" + January));
        Assert.False(home.Run().AnythingNew);
        Assert.Equal(Told(twin), Told(home));
    }

    [Fact]
    public void A_corrected_file_that_comes_later_lands_when_it_comes()
    {
        using var home = Home(Loads[0], Loads[1], Loads[3]);
        Withdraw(home, WithdrawalAct.Withdraw, January);
        Assert.Equal(2, home.Run().ReadAgain);
        Deliver(home, Loads[2]);
        using var twin = Home([Loads[0], [Loads[1][1]], Loads[3], Loads[2]]);
        Assert.Equal(Told(twin), Told(home));
    }

    [Fact]
    public void A_file_may_come_in_the_same_run_and_another_feed_of_the_load_is_left_alone()
    {
        using var home = Home(Loads[0], Loads[1]);
        Withdraw(home, WithdrawalAct.Withdraw, "2023年12月低收入人口名册.csv");
        Deliver(home, Loads[2]);
        Assert.Equal(1, home.Db.Scalar<int>("SELECT max(_load) FROM landed_reform_tasks"));
        using var twin = Home([[Loads[0][1]], Loads[1], Loads[2]]);
        Assert.Equal(Told(twin), Told(home));
    }

    [Fact]
    public void A_feed_of_which_the_last_statement_counts_keeps_its_order()
    {
        static (string, string[])[] Ledger(int quarter, string name, string done) => [($"2024年{quarter}季度改革任务台账.csv", [Tasks, $"T1,{name},机制,2024-01-01,2024-06-01,{done}", "T2,乙,机制,2024-01-01,2024-06-01,"])];
        (string, string[])[][] loads = [Loads[0], Ledger(2, "甲二", ""), Ledger(3, "甲三", "2024-05-01"), Ledger(4, "甲二", "")];
        using var home = Home(loads);
        Withdraw(home, WithdrawalAct.Withdraw, "2024年3季度改革任务台账.csv");
        home.Run();
        using var twin = Home(loads[0], loads[1], loads[3]);
        Assert.Equal(Told(twin), Told(home));
        Withdraw(home, WithdrawalAct.Undo, "2024年3季度改革任务台账.csv");
        home.Run();
        using var whole = Home(loads);
        Assert.Equal(Told(whole), Told(home));
        Assert.Equal(["title=甲二"], home.Rows("SELECT title FROM landed_reform_tasks WHERE task_no = 'T1' ORDER BY _load DESC, _file DESC LIMIT 1"));
    }

    [Fact]
    public void Two_withdrawals_one_of_a_file_that_was_read_again_stand_together()
    {
        using var home = Home(Loads);
        Withdraw(home, WithdrawalAct.Withdraw, January);
        home.Run();
        Withdraw(home, WithdrawalAct.Withdraw, Corrected, "2024年1季度改革任务台账.csv");
        home.Run();
        using var twin = Home(Without(January, Corrected, "2024年1季度改革任务台账.csv"));
        Assert.Equal(Told(twin), Told(home));
    }

    [Fact]
    public void Taken_back_before_a_run_nothing_has_happened_and_no_file_is_needed()
    {
        using var home = Home(Loads);
        var before = Told(home);
        Withdraw(home, WithdrawalAct.Withdraw, January, February);
        File.Delete(home.PathOf(Corrected));
        Withdraw(home, WithdrawalAct.Undo, January, February);
        Assert.False(home.Run().AnythingNew);
        Assert.Equal(before, Told(home));
        Assert.Empty(home.Rows("FROM meta_withdrawn"));
    }

    [Fact]
    public void Taken_back_after_a_run_the_file_stands_in_its_old_place_again()
    {
        using var home = Home(Loads);
        var before = Told(home);
        Withdraw(home, WithdrawalAct.Withdraw, January);
        home.Run();
        Assert.Contains(January, Assert.Throws<InputFaultException>(() => Moved(home, January, () => Withdraw(home, WithdrawalAct.Undo, January))).Message, StringComparison.Ordinal);
        Withdraw(home, WithdrawalAct.Undo, January);
        Assert.Equal(4, home.Run().ReadAgain);
        Assert.Equal(before, Told(home));
        Assert.Equal(["act=withdraw", "act=undo"], home.Rows("SELECT act FROM meta_withdrawn"));
    }

    [Fact]
    public void Read_anew_after_a_correction_was_mended_it_is_as_if_the_correction_had_been_there()
    {
        using var home = Home(Loads);
        Correct(home);
        Assert.False(home.Run().AnythingNew);
        var told = Withdraw(home, WithdrawalAct.Again, January);
        Assert.Equal(4, told.ToRead.Count);
        Assert.Contains("read again by the next run already", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Again, January)).Message, StringComparison.Ordinal);
        var marks = home.Intake.Run(home.Db, home.Home.Inbox, null, TestContext.Current.CancellationToken).Marks;
        Assert.Equal(4, marks.Count(m => m.Contains('@', StringComparison.Ordinal)));
        using var twin = new IntakeHome();
        Correct(twin);
        foreach (var load in Loads)
        {
            Deliver(twin, load);
        }

        // The files before it were read under the old corrections, in both.
        Assert.Equal(Told(twin), Told(home));
        Assert.Contains("has been read again since", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Undo, January)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_file_that_must_be_read_again_neither_the_command_nor_a_run_does_anything()
    {
        using var home = Home(Loads);
        var before = Landing(home);
        Moved(home, Corrected, () =>
        {
            var fault = Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Withdraw, January)).Message;
            Assert.Contains($"lacks 1 file: {Corrected} (roster, load 3, sha256 ", fault, StringComparison.Ordinal);
            Assert.EndsWith("Nothing was changed.", fault, StringComparison.Ordinal);
            Assert.Equal(before, Landing(home));
        });
        Withdraw(home, WithdrawalAct.Withdraw, January);
        before = Landing(home);
        Moved(home, Corrected, () =>
        {
            var fault = Assert.Throws<InputFaultException>(home.Run).Message;
            Assert.Contains(Corrected, fault, StringComparison.Ordinal);
            Assert.Contains($"{January} ({Why})", fault, StringComparison.Ordinal);
            Assert.Equal(before, Landing(home));
        });
        Moved(home, Corrected, () =>
        {
            File.Copy(home.PathOf(February), home.PathOf("x" + Corrected));
            Assert.Throws<InputFaultException>(home.Run);
            File.Delete(home.PathOf("x" + Corrected));
        });
        File.Move(home.PathOf(Corrected), home.PathOf("重发" + Corrected));
        Assert.Equal((2L, 2L, 0L, 0L), Counts(home.Run(), "重发" + Corrected));
    }

    [Fact]
    public void A_run_killed_between_the_loads_is_taken_up_by_the_next()
    {
        using var home = Home(Loads);
        Withdraw(home, WithdrawalAct.Withdraw, January);
        var half = Path.Combine(home.Home.Landing, "load-000006.json.tmp");
        Directory.CreateDirectory(half);
        Assert.ThrowsAny<Exception>(home.Run);
        Directory.Delete(half);
        Assert.True(File.Exists(Path.Combine(home.Home.Landing, "load-000005.json")));
        Assert.Equal(2, home.Run().ReadAgain);
        using var twin = Home(Without(January));
        Assert.Equal(Told(twin), Told(home));
    }

    [Fact]
    public void Letters_of_readings_that_no_longer_count_lie_apart()
    {
        using var home = Home(Loads);
        Assert.True(File.Exists(home.Home.Letter("roster", 3)));
        Withdraw(home, WithdrawalAct.Withdraw, January);
        home.Run();
        Assert.Equal(["000005-roster.csv", "000007-roster.csv"], Directory.EnumerateFiles(home.Home.Quarantine).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["000002-roster.csv", "000003-roster.csv", "000004-roster.csv"], Directory.EnumerateFiles(Path.Combine(home.Home.Quarantine, "outdated")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_only_file_of_a_feed_leaves_its_letter_apart_until_it_counts_again()
    {
        using var home = Home(Loads[0], Loads[3]);
        Withdraw(home, WithdrawalAct.Withdraw, February);
        Assert.False(home.Run().AnythingNew);
        Assert.Equal(["n=1"], home.Rows("SELECT count(*) AS n FROM landed_roster"));
        Assert.Equal(["n=0"], home.Rows("SELECT count(*) AS n FROM meta_quarantine"));
        Assert.False(File.Exists(home.Home.Letter("roster", 2)));
        Withdraw(home, WithdrawalAct.Undo, February);
        home.Run();
        Assert.True(File.Exists(home.Home.Letter("roster", 2)));
        Assert.Equal(["n=2"], home.Rows("SELECT count(*) AS n FROM landed_roster"));
    }

    [Fact]
    public void A_name_must_say_which_file_and_what_can_not_be_done_is_said()
    {
        using var home = Home(Loads);
        Directory.CreateDirectory(home.PathOf("补"));
        home.Csv("补/" + February, Header, $"{Ids.X},DG000000007,低保,2023-01").Run();
        home.Csv(Corrected, Header, $"{Ids.X},DG000000008,低保,2023-01").Run();
        var fault = Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Withdraw, Corrected)).Message;
        Assert.StartsWith($"'{Corrected}' is the name of 2 files: {Corrected} (roster, load 3, sha256 ", fault, StringComparison.Ordinal);
        Assert.Contains($"{Corrected} (roster, load 6, sha256 ", fault, StringComparison.Ordinal);
        var hash = fault[(fault.LastIndexOf(' ') + 1)..];
        Assert.Equal($"No file '2024年2月低收入人口名册' has landed. Did you mean '{February}'", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Withdraw, "2024年2月低收入人口名册")).Message.Split(", or")[0].Split('?')[0]);
        Assert.Contains("not withdrawn", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Undo, January)).Message, StringComparison.Ordinal);
        Assert.Contains("one of the product's own tables", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Withdraw, "places.csv")).Message, StringComparison.Ordinal);

        Assert.Equal((5, "补/" + February), Withdraw(home, WithdrawalAct.Withdraw, "补/" + February).Files[0] is var far ? (far.Load, far.Name) : default);
        Assert.Contains($"lacks 1 file: {Corrected} (roster, load 3, sha256 {hash[..10]})", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Again, hash)).Message, StringComparison.Ordinal);
        Assert.Contains($"was withdrawn already, on 2026-11-12: {Why}.", Assert.Throws<InputFaultException>(() => Withdraw(home, WithdrawalAct.Withdraw, "补/" + February)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_is_said_and_names_nobody()
    {
        using var home = Home(Loads[0]);
        var before = Landing(home);
        foreach (var reason in new[] { "", " \n ", "张三 999900198001011234 not ours", "99990019800101123x", "９９９９００ 19800101 1234", "999900800101123", new string('很', 201) })
        {
            Assert.StartsWith("--reason ", Assert.Throws<InputFaultException>(() => home.Intake.Withdraw(WithdrawalAct.Withdraw, ["2023年12月低收入人口名册.csv"], reason, home.Home.Inbox)).Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Landing(home));
        Assert.Equal("对方 2024-01 发错 第2次", home.Intake.Withdraw(WithdrawalAct.Withdraw, ["2023年12月低收入人口名册.csv"], "对方 2024-01\r\n发错 第2次 ", home.Home.Inbox).Reason);
    }
}
