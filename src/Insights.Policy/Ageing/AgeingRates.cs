using Insights.Policy.Rules;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Policy.Ageing;

/// <summary>A share estimated from counts of the last year, with its standard error (binomial, half an event added so that none is certain).</summary>
/// <param name="Key">First year of the age band, or a programme; empty for all.</param>
public sealed record AgeingRate(string Kind, string Key, long AtRisk, long Events)
{
    public double Share => (Events + 0.5) / (AtRisk + 1.0);

    public double Error => Math.Sqrt(Share * Math.Max(0, 1 - Share) / (AtRisk + 1.0));
}

/// <summary>Yearly growth with its standard error.</summary>
public sealed record AgeingGrowth(double Yearly, double Error);

/// <summary>
/// How people, incomes and amounts change in a year, estimated from one version: deaths by age band, moves out, certificates that are renewed, lapse or come back,
/// new certificates, how newly entitled people come to be paid, how missed people are found, how payments stop; incomes from the published living-standard measures;
/// amounts from their own past entries.
/// </summary>
public sealed record AgeingRates(IReadOnlyList<AgeingRate> Rates, AgeingGrowth Income, AgeingGrowth CityIncome, IReadOnlyDictionary<string, AgeingGrowth> Amounts)
{
    /// <summary>Standard error of the living-standard ratio itself, as it is published: its households are a sample.</summary>
    public double RatioError { get; init; }

    /// <summary>Below so many persons at risk a programme's own rate is not trusted; that of all programmes together stands in.</summary>
    public const int Fewest = 30;

    /// <summary>First years of the age bands of the death rates.</summary>
    public static readonly IReadOnlyList<int> DeathBands = [0, 18, 60, 75];

    // Entries from which a yearly rise can be told; a single one says that it stays.
    private const int FewestEntries = 3;

    private const double LeastGrowthError = 0.005;

    // Half the width of a 95 % interval, in standard errors.
    private const double Normal95 = 1.96;

    /// <exception cref="WarehouseFaultException">The version is older than the relations that this reads, or holds less than a year.</exception>
    public static AgeingRates Of(PublishedVersion version, RuleBook book, DateOnly month, string city = "441900")
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(book);
        var rows = version.Rows<AgeingRow>("ageing_rates").Select(r => new AgeingRate(r.Kind, r.Key, r.AtRisk, r.Events)).ToList();
        if (rows.Where(r => r.Kind == "new").Sum(r => r.AtRisk) == 0)
        {
            throw new WarehouseFaultException($"Version {version.Name} holds less than thirteen months: what happens in a year cannot be told from it yet. Without --years everything else is answered.");
        }

        var cells = version.CellsOf(city, "living_ratio", "living_gap_yuan");
        var ratios = cells.Series("living_ratio", city);
        var incomes = ratios.Where(r => r.Value is < 1).Select(r => (r.Month, Ratio: r.Value!.Value, Gap: cells.Find("living_gap_yuan", city, r.Month)?.Value)).Where(r => r.Gap is not null)
            .ToDictionary(r => r.Month, r => (City: r.Gap!.Value / (1 - r.Ratio), Holders: r.Gap.Value / (1 - r.Ratio) * r.Ratio));
        return new(rows, Growth(incomes.ToDictionary(i => i.Key, i => i.Value.Holders), month), Growth(incomes.ToDictionary(i => i.Key, i => i.Value.City), month), Rises(book, month))
        {
            RatioError = cells.Find("living_ratio", city, month) is { Lower95: { } low, Upper95: { } high } ? (high - low) / (2 * Normal95) : 0,
        };
    }

    /// <summary>A rate; a programme's with few at risk is that of all programmes.</summary>
    public AgeingRate Rate(string kind, string key = "")
    {
        var own = Rates.FirstOrDefault(r => r.Kind == kind && r.Key == key);
        return own is { AtRisk: >= Fewest } || key.Length == 0 ? own ?? new(kind, key, 0, 0) : Rates.Where(r => r.Kind == kind).Aggregate(new AgeingRate(kind, "", 0, 0), (all, r) => new(kind, "", all.AtRisk + r.AtRisk, all.Events + r.Events));
    }

    public AgeingRate Death(double age) => Rate("death", $"{DeathBands.Last(from => age >= from)}");

    /// <summary>How differently programmes reach the newly entitled: what is not known of the take-up of a plan (standard deviation over the programmes).</summary>
    public double TakeUpSpread
    {
        get
        {
            var shares = Rates.Where(r => r.Kind == "take_up" && r.AtRisk >= Fewest).Select(r => r.Share).ToList();
            return shares.Count < 2 ? 0 : Math.Sqrt(shares.Sum(s => Math.Pow(s - shares.Average(), 2)) / (shares.Count - 1));
        }
    }

    /// <summary>The last twelve months' growth; how it varied from month to month over the months before is its error.</summary>
    private static AgeingGrowth Growth(Dictionary<DateOnly, double> values, DateOnly month)
    {
        var growths = values.Where(v => values.ContainsKey(v.Key.AddYears(-1))).OrderBy(v => v.Key).Select(v => (v.Key, Growth: v.Value / values[v.Key.AddYears(-1)] - 1)).ToList();
        if (growths.Count == 0)
        {
            return new(0, LeastGrowthError);
        }

        var (last, mean) = (growths.LastOrDefault(g => g.Key <= month).Growth, growths.Average(g => g.Growth));
        return new(last, Math.Max(LeastGrowthError, Math.Sqrt(growths.Average(g => Math.Pow(g.Growth - mean, 2)))));
    }

    private static Dictionary<string, AgeingGrowth> Rises(RuleBook book, DateOnly month)
    {
        var rises = new Dictionary<string, AgeingGrowth>(StringComparer.Ordinal);
        foreach (var parameter in book.Parameters.Where(AmountPath.IsAmount))
        {
            var past = parameter.Entries.Where(e => e.From <= month && e.Value > 0).ToList();
            if (past.Count < FewestEntries)
            {
                rises[parameter.Id] = new(0, 0);
                continue;
            }

            var years = (past[^1].From.DayNumber - past[0].From.DayNumber) / 365.25;
            var yearly = Math.Pow((double)(past[^1].Value / past[0].Value), 1 / years) - 1;
            var steps = past.Skip(1).Select((e, i) => Math.Pow((double)(e.Value / past[i].Value), 365.25 / (e.From.DayNumber - past[i].From.DayNumber)) - 1).ToList();
            rises[parameter.Id] = new(yearly, Math.Sqrt(steps.Average(s => Math.Pow(s - yearly, 2)) / steps.Count));
        }

        return rises;
    }
}
