using System.Globalization;
using Insights.Warehouse;
using Insights.Warehouse.Rows;

namespace Insights.Cli.Verbs;

/// <summary>The outlook of one published indicator in one place, as the pages show it.</summary>
internal static class ForecastIndicator
{
    /// <exception cref="WarehouseFaultException">No such indicator or place, or a horizon that was not looked at.</exception>
    public static int Print(PublishedVersion version, string id, string area, int horizon, bool json)
    {
        var cards = version.Cards().Select(c => c.Id).ToList();
        if (!cards.Contains(id, StringComparer.Ordinal))
        {
            throw new WarehouseFaultException(Verb.NoSuch("indicator", id, cards));
        }

        if (version.Places().FirstOrDefault(p => p.Code == area) is not { } place)
        {
            throw new WarehouseFaultException(Verb.NoPlace(area, version.Places()));
        }

        if (version.OutlookSummaries(area).FirstOrDefault(o => o.Id == id && o.Dimension.Length == 0) is not { } summary)
        {
            throw new WarehouseFaultException($"{id} has no outlook in {area}: {(place.Level == "village" ? "outlooks are made for the city and its towns" : "it has no published value there as a whole")}.");
        }

        var months = version.Outlooks(area).Where(o => o.Id == id && o.Dimension.Length == 0).OrderBy(o => o.Month).ToList();
        if (months.Count > 0 && horizon > months.Count)
        {
            throw new WarehouseFaultException($"The published outlook reaches {months.Count} months; ask for --horizon {months.Count} or less.");
        }

        months = [.. months.Take(horizon)];
        if (json)
        {
            JsonPrinter.Print(Document(summary, months));
        }
        else
        {
            Say(summary, months);
        }

        return ExitCode.Done;
    }

    private static object Document(OutlookSummary s, List<Outlook> months) => new
    {
        s.Id,
        s.Area,
        s.Method,
        s.Note,
        months = months.Select(o => $"{o.Month:yyyy-MM}"),
        mean = months.Select(o => o.Mean),
        lower80 = months.Select(o => o.Lower80),
        upper80 = months.Select(o => o.Upper80),
        lower95 = months.Select(o => o.Lower95),
        upper95 = months.Select(o => o.Upper95),
        backtest = new { mase = s.BacktestMase, smape = s.BacktestSmape, mae = s.BacktestMae, coverage80 = s.BacktestHits, coverage95 = s.BacktestHits95, naive_mase = s.NaiveMase, naive_mae = s.NaiveMae, still_mae = s.StillMae, line_mae = s.LineMae },
        target = s.Target,
        due = Month(s.Due),
        reaches = Month(s.Reaches),
        reaches_lower = Month(s.ReachesLower),
        reaches_upper = Month(s.ReachesUpper),
        probability_in_time = s.ProbabilityInTime,
        s.Families,
    };

    private static void Say(OutlookSummary s, List<Outlook> months)
    {
        if (months.Count == 0)
        {
            Console.WriteLine($"{s.Id} {s.Area}: no outlook ({s.Note})");
            return;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{s.Id} {s.Area}: {s.Method} ({s.Families}); back-test error {s.BacktestMae:0.####} (last year's values {s.NaiveMae:0.####}, no change {s.StillMae:0.####}, the last year's pace {s.LineMae:0.####}); 80 % interval held {s.BacktestHits:0%}"));
        if (s.Target is { } target)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"target {target:0.####} by {Month(s.Due)}: reached {Month(s.Reaches) ?? $"not within the outlook ({s.Note})"}, 80 % from {Month(s.ReachesLower) ?? "later"} to {Month(s.ReachesUpper) ?? "later"}; in time with {s.ProbabilityInTime:0%}"));
        }

        foreach (var o in months)
        {
            var interval = o.Lower80 is null
                ? "no interval: it never moved"
                : string.Create(CultureInfo.InvariantCulture, $"80 % {o.Lower80:0.####} … {o.Upper80:0.####}   95 % {o.Lower95:0.####} … {o.Upper95:0.####}");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{o.Month:yyyy-MM} {o.Mean,14:0.####}   {interval}"));
        }
    }

    private static string? Month(DateOnly? month) => month is { } m ? $"{m:yyyy-MM}" : null;
}
