using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;

namespace Insights.Policy.Tests;

/// <summary>A town may pay more than the city: its amount is one more dated value, chosen by the fact of the town, in all three uses of the rule.</summary>
public sealed class AmountsByPlaceTests
{
    private const string Own = """
          - id: care_amount_humen
            name: {zh: 虎门镇护理补贴标准, en: "Care subsidy, monthly amount in Humen"}
            unit: 元/人/月
            values:
              - {from: 2019-01, value: 220, confidence: assumption, source: 同全市}
              - {from: 2026-01, value: 330, confidence: assumption, source: 示例}
        rules:

        """;

    private static readonly RuleBook Book = Read();

    [Theory]
    [InlineData("441900121", 2025, 220)]
    [InlineData("441900121", 2026, 330)]
    [InlineData("441900003", 2026, 290)]
    public void The_tree_pays_the_amount_of_the_town(string town, int year, int yuan)
    {
        var facts = WorkedCase.Of("care_subsidy").First(one => one.Entitled == "是").Facts;
        Assert.Equal(yuan, Book.Explain("care_subsidy", new(year, 6, 1), new Dictionary<string, object?>(facts) { ["town"] = town }).Amount);
    }

    [Fact]
    public void Sql_and_kernel_pay_everyone_the_same()
    {
        using var random = new RandomPopulation(3_000, 21);
        random.Engine.Run($"CREATE OR REPLACE TABLE dim_parameter_month AS {Book.ParameterSql(RandomPopulation.Month, RandomPopulation.Month)}");
        foreach (var (person, place) in random.Persons.Select((person, place) => (person, place)))
        {
            person["town"] = place % 3 == 0 ? "441900121" : "441900003";
        }

        random.Engine.Run("UPDATE fct_person_month SET town = '441900003'");
        random.Engine.Run($"UPDATE fct_person_month SET town = '441900121' WHERE person_id IN ({string.Join(", ", random.Persons.Where(p => (string)p["town"]! == "441900121").Select(p => p["person_id"]))})");
        var sql = random.Engine.Rows($"SELECT person_id, care_subsidy_due FROM ({Book.JudgeSql()})").ToDictionary(row => (long)row["person_id"]!, row => (double?)row["care_subsidy_due"]);
        var kernel = new WhatIf(Book, random.Population()).Answers("care_subsidy", Reform.None);
        Assert.Equal(random.Persons.Select(p => sql[(long)p["person_id"]!]), kernel.Select(answer => answer.Yuan));
        Assert.Equal([290, 330], kernel.Select(answer => answer.Yuan).OfType<double>().Distinct().Order());
    }

    private static RuleBook Read()
    {
        var (book, faults) = RuleBook.Read(PolicyContent.Files().Select(file => file.File != "care_subsidy.yaml" ? file : (file.File, file.Text
            .Replace("rules:\n", Own.Replace("\r", "", StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace("    amount: 护理补贴标准", "    amount: if 所在镇街 = \"虎门镇\" then 虎门镇护理补贴标准 else 护理补贴标准", StringComparison.Ordinal))));
        return book ?? throw new PolicyFaultsException(faults);
    }
}
