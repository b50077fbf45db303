using DuckDB.NET.Data;
using Insights.Forecasting.Outlooks;
using Insights.Forecasting.Series;
using Insights.Indicators.Cards;

namespace Insights.Etl.Evaluate;

/// <summary>
/// The outlook of every indicator in the city and its towns, from published values alone: what is masked is not looked into. The city's series get every family, the
/// towns' the frugal ones; counts of towns that are all published add up to the city's, and those of which some are withheld never to more.
/// </summary>
public sealed class OutlookTables(DuckDBConnection db, IReadOnlyList<Card> cards, DateOnly asOf)
{
    /// <summary>Months ahead: five years, the longest for which a plan names targets.</summary>
    private const int Horizon = 60;

    private const int Monthly = 12;

    // Whole counts that are nearer than this are the same.
    private const double Apart = 0.5;

    public void Make()
    {
        Create();
        var carried = cards.Where(c => c.Outlook).Select(c => c.Id).ToHashSet();
        IReadOnlyList<IndicatorHistory> histories = [.. IndicatorHistories.Read(db, cards, asOf).Where(h => carried.Contains(h.Id))];
        var made = new SeriesOutlook[histories.Count];
        foreach (var level in Enumerable.Range(0, histories.Count).GroupBy(i => histories[i].IsCity))
        {
            var places = level.ToArray();
            var outlooks = SeriesOutlooks.Of([.. places.Select(i => Given(histories[i]))], level.Key ? OutlookOptions.City : OutlookOptions.Frugal);
            for (var k = 0; k < places.Length; k++)
            {
                made[places[k]] = outlooks[k];
            }
        }

        Agree(histories, made);
        Compose(histories, made);
        Write(histories, made);
    }

    private void Create()
    {
        db.Execute("CREATE TABLE mart_outlook (id VARCHAR, area VARCHAR, dimension VARCHAR, month DATE, mean DOUBLE, lower80 DOUBLE, upper80 DOUBLE, lower95 DOUBLE, upper95 DOUBLE)");
        db.Execute(
            """
            CREATE TABLE mart_outlook_summary (id VARCHAR, area VARCHAR, dimension VARCHAR, method VARCHAR, reaches DATE, reaches_lower DATE, reaches_upper DATE,
              backtest_mae DOUBLE, backtest_hits DOUBLE, probability_in_time DOUBLE, note VARCHAR, target DOUBLE, due DATE,
              backtest_mase DOUBLE, backtest_smape DOUBLE, backtest_hits95 DOUBLE, naive_mae DOUBLE, naive_mase DOUBLE, still_mae DOUBLE, line_mae DOUBLE, families VARCHAR)
            """);
    }

    private static GivenSeries Given(IndicatorHistory h) => new($"{h.Id} {h.Area}", Monthly, Horizon, h.Values, h.Domain, h.Breaks);

    /// <summary>
    /// Counts of towns add up to the city ahead as they have so far. Where some towns are withheld the others go with the city's path, and what is not published keeps its share; counts that
    /// are more in the towns together than in the city (who moved counts in two) are left alone.
    /// </summary>
    private static void Agree(IReadOnlyList<IndicatorHistory> histories, SeriesOutlook[] made)
    {
        foreach (var indicator in Enumerable.Range(0, histories.Count).GroupBy(i => histories[i].Id))
        {
            var towns = indicator.Where(i => !histories[i].IsCity && made[i].Mean.Length > 0).ToArray();
            if (indicator.Where(i => histories[i].IsCity).ToArray() is not [var city] || histories[city].Domain != Domain.Count || towns.Length == 0 || made[city].Mean.Length == 0)
            {
                continue;
            }

            var now = histories[city].Values[^1];
            var others = now - towns.Sum(t => histories[t].Values[^1]);
            if (others < -Apart)
            {
                continue;
            }

            var parts = towns.Select(t => made[t]).ToList();
            var (whole, agreed) = others <= Apart && towns.Length == indicator.Count() - 1 ? Coherence.Reconcile(made[city], parts) : (made[city], Coherence.Within(made[city], parts, Math.Max(0, others), now));
            made[city] = whole;
            for (var k = 0; k < towns.Length; k++)
            {
                made[towns[k]] = agreed[k];
            }
        }
    }

    /// <summary>
    /// A share whose parts are indicators themselves goes where they go: carried on alone, coverage fell for years while the people missed went to zero. Who counts in two parts
    /// (missed in one programme, in process in another) does so ahead as now, and parts that are withheld stay as many as the published share leaves to them. Its interval spans both routes: what they differ by is not known either.
    /// </summary>
    private void Compose(IReadOnlyList<IndicatorHistory> histories, SeriesOutlook[] made)
    {
        foreach (var place in Enumerable.Range(0, histories.Count).GroupBy(i => histories[i].Area))
        {
            var known = place.Where(i => made[i].Mean.Length > 0).ToDictionary(i => histories[i].Id, StringComparer.Ordinal);
            foreach (var card in cards.Where(c => c.Rest.Count > 0 && known.ContainsKey(c.Id)))
            {
                var own = cards.FirstOrDefault(c => c.Denominator is null && (c.Source, c.Where, c.Numerator.Count) == (card.Source, card.Where, card.Numerator.Count))?.Id;
                string[] rest = [.. card.Rest.Where(known.ContainsKey)];
                if (own is null || !known.ContainsKey(own) || rest.Length == 0)
                {
                    continue;
                }

                var at = known[card.Id];
                double Now(string id) => histories[known[id]].Values[^1];
                var withheld = rest.Length == card.Rest.Count ? 0 : Math.Max(0, (card.Scale * Now(own) / Now(card.Id)) - rest.Append(own).Sum(Now));
                double Share(Func<string, double> part) => part(own) + rest.Sum(part) + withheld is > 0 and var whole ? card.Scale * part(own) / whole : double.NaN;
                var twice = Now(card.Id) / Share(Now);
                var alone = made[at];
                var moved = alone.Shifted([.. alone.Mean.Select((mean, h) => Share(id => made[known[id]].Mean[h]) * (double.IsFinite(twice) ? twice : 1) is var parts and not double.NaN ? parts - mean : 0)]);
                static double[] Ends(double[] one, double[] other, Func<double, double, double> end) => [.. one.Zip(other, end)];
                made[at] = moved with
                {
                    Lower80 = Ends(alone.Lower80, moved.Lower80, Math.Min), Upper80 = Ends(alone.Upper80, moved.Upper80, Math.Max),
                    Lower95 = Ends(alone.Lower95, moved.Lower95, Math.Min), Upper95 = Ends(alone.Upper95, moved.Upper95, Math.Max),
                };
            }
        }
    }

    private void Write(IReadOnlyList<IndicatorHistory> histories, SeriesOutlook[] made)
    {
        using var points = db.CreateAppender("mart_outlook");
        using var summaries = db.CreateAppender("mart_outlook_summary");
        for (var i = 0; i < made.Length; i++)
        {
            var (history, outlook) = (histories[i], made[i]);
            for (var h = 0; h < outlook.Mean.Length; h++)
            {
                // What never moved says nothing about how far it may move: it has a value ahead and no interval.
                double? End(double[] path) => outlook.Below is null ? null : path[h];
                points.CreateRow().AppendValue(history.Id).AppendValue(history.Area).AppendValue("").AppendValue(asOf.AddMonths(h + 1)).AppendValue(outlook.Mean[h])
                    .AppendValue(End(outlook.Lower80)).AppendValue(End(outlook.Upper80)).AppendValue(End(outlook.Lower95)).AppendValue(End(outlook.Upper95)).EndRow();
            }

            var reach = outlook.Mean.Length > 0 && history.Target is { } target ? TargetReach.Of(outlook, history.Values[^1], new(target, history.Rising, history.Due is { } due ? MonthsTo(due) : null), history.Domain) : null;
            var test = outlook.Backtest;
            summaries.CreateRow().AppendValue(history.Id).AppendValue(history.Area).AppendValue("").AppendValue(outlook.Method)
                .AppendValue(Month(reach?.Reaches)).AppendValue(Month(reach?.Earliest)).AppendValue(Month(reach?.Latest))
                .AppendValue(test?.Mae).AppendValue(test?.Coverage80).AppendValue(reach?.ProbabilityInTime).AppendValue(Note(history, outlook, reach))
                .AppendValue(history.Target).AppendValue(history.Due)
                .AppendValue(test?.Mase).AppendValue(test?.Smape).AppendValue(test?.Coverage95).AppendValue(test?.NaiveMae).AppendValue(test?.NaiveMase).AppendValue(test?.StillMae).AppendValue(test?.LineMae)
                .AppendValue(string.Join(", ", outlook.Families.Where(f => f.Weight > 0).OrderByDescending(f => f.Weight).Select(f => $"{f.Family} {f.Weight:0.00}"))).EndRow();
        }
    }

    /// <summary>For the words room: outlook, at_target, beyond_horizon, still (it never moved), no_target, too_short, masked, no_value.</summary>
    private static string Note(IndicatorHistory history, SeriesOutlook outlook, TargetReach? reach) => outlook.Mean.Length == 0
        ? outlook.Note == "last_missing" ? history.Masked ? "masked" : "no_value" : outlook.Note
        : history.Target is null ? "no_target" : reach?.Reaches switch { null => outlook.Below is null ? "still" : "beyond_horizon", 0 => "at_target", _ => "outlook" };

    private DateOnly? Month(int? ahead) => ahead is { } h ? asOf.AddMonths(h) : null;

    private int MonthsTo(DateOnly month) => 12 * (month.Year - asOf.Year) + month.Month - asOf.Month;
}
