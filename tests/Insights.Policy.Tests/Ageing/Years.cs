using Insights.Policy.Ageing;
using Insights.Policy.Simulation;
using Insights.Policy.Tests.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Tests.Ageing;

/// <summary>Years ahead over random persons, at rates that a test plants.</summary>
internal static class Years
{
    public static readonly DateOnly From = new(2027, 1, 1);

    public static readonly Reform Grade3 = new(new Dictionary<string, decimal> { ["care_grade"] = 3 });

    private const long Many = 10_000_000;

    /// <summary>Rates as planted; what is not named never happens. Certificates are renewed and payments go on as today unless said otherwise.</summary>
    public static AgeingRates Rates(double income = 0, params (string Kind, double Share)[] planted)
    {
        string[] all = ["moved", "renewed", "lapsed", "back", "new"];
        var given = planted.ToDictionary(p => p.Kind, p => p.Share);
        double Share(string kind) => given.TryGetValue(kind, out var share) ? share : kind == "renewed" || kind == "take_up" || kind == "stopped" ? 1 : 0;
        AgeingRate Rate(string kind, string key = "") => new(kind, key, Many, (long)(Share(kind) * Many));
        var programmes = PolicyContent.Book.Recorded.SelectMany(p => new[] { "take_up", "found", "dropped", "stopped", "ended" }.Select(kind => Rate(kind, p.Id)));
        return new(
            [.. AgeingRates.DeathBands.Select(b => Rate("death", $"{b}")), .. all.Select(kind => Rate(kind)), .. programmes],
            new(income, 0), new(income, 0), PolicyContent.Book.Parameters.ToDictionary(p => p.Id, _ => new AgeingGrowth(0, 0)));
    }

    /// <param name="expiry">Months until everyone's certificate expires.</param>
    public static Dictionary<string, TableColumn> People(RandomPopulation random, double expiry = 1200, double isNew = 0) => new()
    {
        ["expiry_months"] = new("expiry_months", [.. random.Persons.Select(_ => expiry)], null, []),
        ["is_new"] = new("is_new", [.. random.Persons.Select((_, i) => i < random.Persons.Count * isNew ? 1.0 : 0)], null, []),
    };

    public static YearsAhead Ahead(RandomPopulation random, AgeingRates rates, int seed = 1, double expiry = 1200, double isNew = 0) =>
        new(new WhatIf(random.Book, random.Population()), People(random, expiry, isNew), rates, seed);

    public static YearsOutlook Look(this YearsAhead ahead, Reform plan, DateOnly from, int years, int draws = 0) => ahead.Run(plan, from, years, draws, TestContext.Current.CancellationToken);
}
