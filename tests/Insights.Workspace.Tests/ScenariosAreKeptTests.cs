namespace Insights.Workspace.Tests;

public sealed class ScenariosAreKeptTests : IDisposable
{
    readonly Stores stores = new();

    public void Dispose() => stores.Dispose();

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void What_is_saved_reads_back_the_same_through_another_door(string engine)
    {
        var store = stores.Empty(engine);
        var saved = stores.Door(store).Save(Stores.Draft());

        var read = stores.Door(store).Scenario(saved.Id);

        Assert.Equal(saved, read);
        Assert.Equal(8, saved.Id.Length);
        Assert.Equal((stores.Clock.Time, new DateOnly(2027, 12, 1), 1), (read!.Created, read.Expires, read.Revision));
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void The_latest_change_stands_first_and_two_of_the_same_name_are_two(string engine)
    {
        var door = stores.Door(stores.Empty(engine));
        var first = door.Save(Stores.Draft());
        var second = door.Save(Stores.Draft());
        stores.Clock.Time += TimeSpan.FromMinutes(1);
        door.Change(first with { Name = "方案一" });

        Assert.Equal([first.Id, second.Id], door.Scenarios().Select(s => s.Id));
        Assert.Equal("方案一", door.Scenarios()[0].Name);
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void One_that_is_put_away_is_not_listed_and_comes_back_as_it_was(string engine)
    {
        var door = stores.Door(stores.Empty(engine));
        var saved = door.Save(Stores.Draft());

        var deleted = door.Delete(saved);
        Assert.Empty(door.Scenarios());
        Assert.NotNull(door.Scenario(saved.Id)!.Deleted);

        var restored = door.Restore(deleted);
        Assert.Equal(saved with { Revision = 3 }, restored);
        Assert.Equal([restored], door.Scenarios());
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void Of_two_who_change_the_same_the_second_is_told(string engine)
    {
        var store = stores.Empty(engine);
        var (one, other) = (stores.Door(store), stores.Door(store));
        var saved = one.Save(Stores.Draft());
        one.Change(saved with { Note = "甲" });

        var fault = Assert.Throws<WorkspaceFaultException>(() => other.Change(saved with { Note = "乙" }));

        Assert.Equal(WorkspaceFault.Changed, fault.Fault);
        Assert.Equal("甲", one.Scenario(saved.Id)!.Note);
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void Many_threads_and_doors_save_at_once_and_nothing_is_lost(string engine)
    {
        var store = stores.Empty(engine);
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, n =>
        {
            var door = stores.Door(store);
            for (var i = 0; i < 10; i++) door.Save(Stores.Draft($"{n}-{i}"));
        });

        var kept = stores.Door(store).Scenarios();
        Assert.Equal(80, kept.Select(s => s.Id).Distinct().Count());
        Assert.Equal(80, kept.Select(s => s.Name).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Stores.Engines), MemberType = typeof(Stores))]
    public void A_proposal_keeps_its_author_and_is_withdrawn_once(string engine)
    {
        var door = stores.Door(stores.Empty(engine));
        var made = door.Propose("care_amount", new(2027, 1, 1), 310.5m, "市府函〔2026〕1号", "随省标提高", "李工", "policy/proposed/a.yaml");

        Assert.Equal([made], door.Proposals());
        Assert.True(door.Withdraw(made.Id));
        Assert.False(door.Withdraw(made.Id));
        Assert.Equal(stores.Clock.Time, door.Proposals()[0].Withdrawn);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_scenario_without_a_name_is_not_saved(string name) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => stores.Sqlite().Save(Stores.Draft(name)));

    [Fact]
    public void It_expires_after_its_last_month_and_is_older_than_other_rules_or_data()
    {
        var saved = stores.Sqlite().Save(Stores.Draft());
        Assert.False(saved.IsExpired(new(2027, 12, 1)));
        Assert.True(saved.IsExpired(new(2028, 1, 1)));
        Assert.False(saved.IsOlderThan("v0036", "3f2a"));
        Assert.True(saved.IsOlderThan("v0037", "3f2a"));
        Assert.True(saved.IsOlderThan("v0036", "3f2b"));
    }
}
