using Insights.Policy.Capacity;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Tests.Capacity;

/// <summary>Who needs care, against a recount person by person from verdicts and the words of the registers.</summary>
public sealed class CareNeedTests
{
    private static readonly string[] Delivered = ["residential", "day"];

    [Fact]
    public void Each_who_needs_a_form_is_in_one_class_as_a_recount_finds()
    {
        using var random = new RandomPopulation(30_000, 21, withServices: true);
        var whatIf = new WhatIf(random.Book, random.Population());
        var dice = new Random(21);
        var queue = random.Persons.Select(_ => CareHouses.Forms.ToDictionary(form => form, _ => dice.Next(8) == 0)).ToList();
        var needs = CareNeed.Of(whatIf, CareHouses.Forms.ToDictionary(form => form, form => new TableColumn(form, [.. queue.Select(q => q[form] ? 1.0 : 0)], null, [])));

        // The register of home care did not come: nobody says who has it.
        Assert.Equal(Delivered, needs.Select(n => n.Form));
        foreach (var need in needs)
        {
            var verdicts = whatIf.Answers("care_" + need.Form, Reform.None);
            var other = Delivered.Single(f => f != need.Form);
            var open = RuleBook.Read(PolicyContent.Files().Select(f => f.File != $"care_{need.Form}.yaml" ? f : (f.File, f.Text.Replace($"when: '托养形式 = \"{(need.Form == "day" ? "日间" : "寄宿")}\"'", "when: true", StringComparison.Ordinal)))).Book!;
            var asking = random.Judged(open).ToDictionary(row => (long)row["person_id"]!, row => row[$"care_{need.Form}_entitled"] as bool? == true);
            Assert.True(asking.Values.Count(a => a) > 2 * verdicts.Count(v => v.Entitled == true), "the rule without its form asks less");
            var classes = random.Persons.Select((person, i) => verdicts[i].Entitled != true && !(queue[i][need.Form] && asking[(long)person["person_id"]!]) ? "none"
                : person[$"care_{need.Form}_state"] as string == "received" ? "in care" : queue[i][need.Form] ? "waits"
                : person[$"care_{other}_state"] as string == "received" || queue[i][other] ? "elsewhere" : "neither").CountBy(c => c).ToDictionary(c => c.Key, c => (long)c.Value);
            Assert.Equal((classes["in care"], classes["waits"], classes["elsewhere"], classes["neither"]), (need.InCare, need.Waiting, need.Elsewhere, need.Neither));
            Assert.Equal(random.Persons.Count - classes["none"], need.Needed);
            Assert.True(need is { InCare: > 20, Waiting: > 0, Elsewhere: > 0, Neither: > 20, Unknown: > 20 }, need.ToString());
            var (total, shown) = need.Shown();
            Assert.True(shown.Any(c => c is null) || shown.Sum() == total);
        }
    }

    [Theory]
    [InlineData(new[] { 104.0, 33, 21, 46 }, new[] { 100.0, 30, 20, 50 })]
    [InlineData(new[] { 104.0, 3, 21, 46 }, new[] { 100.0, -1, -1, 50 })]
    [InlineData(new[] { 104.0, 3, 0, 4 }, new[] { 100.0, -1, 0, -1 })]
    public void A_class_under_ten_is_withheld_with_the_next_smallest_and_the_rest_adds_up(double[] persons, double[] shown) =>
        Assert.Equal(shown.Select(s => s < 0 ? (double?)null : s), DisclosureControl.Parted(persons, persons.Sum()));
}
