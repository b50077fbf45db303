using System.Globalization;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Etl.Tests.Truth;

/// <summary>
/// One rule file, three uses, the same people: those whom coverage divides by, those from whom the what-if starts, those of the outreach.
/// Each is made by another engine: the pipeline's SQL over months, the kernel over columns in memory, and the tree that explains one person.
/// </summary>
public sealed partial class FoundAgainstTruthTests
{
    private const int Explained = 60;

    [Fact]
    public void Coverage_the_what_if_and_outreach_rest_on_the_same_people()
    {
        var (version, whatIf, ids, month) = Start();
        var entitlement = city.Db.Rows($"SELECT programme::VARCHAR, person_id, state, missing FROM version.fct_entitlement WHERE month = DATE '{month:yyyy-MM-dd}'")
            .Select(row => row.Split(", ").Select(pair => pair.Split('=')[^1]).ToArray()).ToLookup(row => row[0]);
        var published = new PublishedBaseline(version, month);
        var result = whatIf.Run(Reform.None);
        var (missedByAny, shown) = (new HashSet<long>(), 0);
        foreach (var told in result.Programmes.Where(p => p.Programme.IsRecorded))
        {
            var p = told.Programme.Id;
            HashSet<long> In(params string[] states) => [.. entitlement[p].Where(row => states.Contains(row[2])).Select(row => long.Parse(row[1], CultureInfo.InvariantCulture))];
            var (divided, missed, doubtful) = (In("covered", "in_process", "declined", "blind_spot"), In("blind_spot"),
                entitlement[p].Where(row => row[3] == "payment_line").Select(row => long.Parse(row[1], CultureInfo.InvariantCulture)).ToHashSet());
            var kernel = whatIf.Answers(p, Reform.None).Select((answer, i) => (answer.Entitled, Id: ids[i])).Where(one => one.Entitled == true && !doubtful.Contains(one.Id)).Select(one => one.Id).ToHashSet();
            Assert.Equal(divided.Order(), kernel.Order());
            Assert.Equal((divided.Count, missed.Count, In("covered").Count), (told.Baseline.Entitled, told.Baseline.Missed, (int)told.Baseline.Recipients - In("wrongly_paid", "unknown_paid").Intersect(kernel).Count()));

            // What the version withholds no side of a what-if tells.
            foreach (var side in new[] { told.Baseline, told.Scenario })
            {
                var beside = published.Told(told, side);
                Assert.True(published.Value("precision", p) is not null || beside.Precision is null, p);
                Assert.True(published.Value("coverage", p) is not null || beside.Coverage is null, p);
                Assert.True(published.Count("covered", p) is not null || (beside.Recipients is null && beside.CostYuan is null), p);
            }

            // Where the card may be shown it says the same.
            foreach (var (card, count) in new[] { ("entitled", divided.Count), ("missed", missed.Count), ("covered", In("covered").Count) })
            {
                if (published.Count(card, p) is { } value && (value > 0 || count == 0))
                {
                    Assert.Equal(count, value);
                    shown++;
                }
            }

            missedByAny.UnionWith(missed);
        }

        Assert.True(shown >= 5, $"only {shown} cards are shown");
        Assert.Equal(missedByAny.Count, result.Baseline.Missed, 6);
        if (published.Count("missed") is { } all)
        {
            Assert.Equal(missedByAny.Count, all);
        }

        // The outreach what-if holds people in tens.
        Assert.Equal(Math.Round(missedByAny.Count / 10.0, MidpointRounding.AwayFromZero) * 10, version.Outreach().Single(row => row.Area == "441900" && row.Measure == "open_people").People);

        // The order of visits looks for those of whom nobody knows; whoever is known as missed stands in the ledger, not in it.
        var order = city.Db.Rows("SELECT person_id FROM version.mart_risk").Select(row => long.Parse(row.Split('=')[1], CultureInfo.InvariantCulture)).ToHashSet();
        Assert.NotEmpty(order);
        Assert.Empty(order.Intersect(missedByAny));
    }

    [Fact]
    public void One_person_explained_is_that_person_in_the_ledger_and_in_the_what_if()
    {
        var (version, whatIf, ids, month) = Start();
        var answers = whatIf.Book.Programmes.ToDictionary(p => p.Id, p => whatIf.Answers(p.Id, Reform.None));
        var keys = city.Db.Rows("SELECT person_id, person_key FROM version.dim_person_identity").Select(row => row.Split(", ")).ToDictionary(row => long.Parse(row[0].Split('=')[1], CultureInfo.InvariantCulture), row => row[1].Split('=')[1]);
        var seen = new HashSet<(string, Entitlement)>();
        for (var i = 0; i < ids.Length; i += ids.Length / Explained)
        {
            var facts = version.PersonFacts(keys[ids[i]], month)!;
            var received = version.PersonReceipts(keys[ids[i]], month)!;
            foreach (var programme in whatIf.Book.Programmes)
            {
                var told = whatIf.Book.Explain(programme.Id, month, facts, received.GetValueOrDefault(programme.Id + "_state") as string == "received");
                var (entitled, yuan) = answers[programme.Id][i];
                var where = $"{keys[ids[i]]} {programme.Id}";
                Assert.True(entitled == told.Verdict switch { Entitlement.Entitled => true, Entitlement.NotEntitled => false, _ => null }, $"{where}: kernel {entitled}, explained {told.Verdict}");
                Assert.True(yuan == (double?)told.Amount, $"{where}: kernel {yuan}, explained {told.Amount}");
                seen.Add((programme.Id, told.Verdict));
                var state = programme.IsRecorded ? version.PersonState(keys[ids[i]], programme.Id, month) : null;
                if (state is not null && (string?)state["missing"] != "payment_line")
                {
                    Assert.True((string)state["state"]! switch { "wrongly_paid" => Entitlement.NotEntitled, "unknown" or "unknown_paid" => Entitlement.Unknown, _ => Entitlement.Entitled } == told.Verdict, $"{where}: {state["state"]}, explained {told.Verdict}");
                    Assert.True(told.Verdict != Entitlement.Entitled || (double?)state["due_yuan"] == (double?)told.Amount, $"{where}: {state["due_yuan"]} due, explained {told.Amount}");
                    Assert.True(told.Verdict != Entitlement.Unknown || (string?)state["missing"] == told.Missing?.Column, $"{where}: missing {state["missing"]}, explained {told.Missing?.Column}");
                }
                else if (programme.IsRecorded && state is null)
                {
                    Assert.True(told.Verdict == Entitlement.NotEntitled, $"{where}: no state, explained {told.Verdict}");
                }
            }
        }

        Assert.True(seen.Count(one => one.Item2 == Entitlement.Entitled) >= 4, string.Join(", ", seen));
    }

    [Fact]
    public void Winners_losers_and_unchanged_are_everyone_and_payers_pay_the_cost()
    {
        var (_, whatIf, ids, _) = Start();
        foreach (var reform in new[] { Reform.None, new Reform(new Dictionary<string, decimal> { ["care_grade"] = 3, ["dibao_standard"] = 1360.8m, ["living_amount"] = 150 }) })
        {
            var result = whatIf.Run(reform);
            Assert.Equal(ids.Length, result.Winners + result.Losers + result.Unchanged);
            Assert.Equal(result.Programmes.Sum(p => p.Baseline.CostYuan), result.Payers.Sum(p => p.BaselineYuan), 2);
            Assert.Equal(result.Programmes.Sum(p => p.Scenario.CostYuan), result.Payers.Sum(p => p.ScenarioYuan), 2);
            Assert.Equal(reform != Reform.None, result.Winners > 0 && result.Losers > 0);
        }
    }

    private (PublishedVersion Version, WhatIf WhatIf, long[] Ids, DateOnly Month) Start()
    {
        var version = city.Door.Current()!;
        var month = version.Months()[^1];
        var columns = version.Population();
        return (version, new(city.Rules, SimulatedPopulation.Of(columns, city.Rules, month)), [.. columns["person_id"].Numbers!.Select(id => (long)id)], month);
    }
}
