using System.Data.Common;
using System.Globalization;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Disclosure;

/// <summary>
/// Disclosure control over the cells of one source, before anything is published. The unit is a count of source rows (persons or households).
/// <para>We chose to close it here rather than in SQL because a mask is only right when nothing more can be worked out from all sums together: rounds of SQL rules
/// left one masked count in fifty open to the attack in the tests, and cost more. Cells are few (places × classes), persons many; only cells pass through.</para>
/// <para>Protected. (1) Counts from 1 to threshold − 1 are masked; a zero stays a zero (but for flows). (2) A sum (yuan, incomes, members) is masked exactly where the
/// count of its rows is; a rate or a mean where its numerator, its denominator or their difference is. (3) Secondary masking: everything published is written down with all
/// sums that it obeys (rate = part + rest; villages, towns, city; classes and their whole, or where some people are of no class the other splits; programmes, which overlap, and the whole; what a bound tells; what is nearly always so) and
/// one more number is withheld, the dearest last, until narrowing all of it against each other leaves at least three possible values for every masked number. (4) Yuan of the whole are given in
/// full ten thousands, and not at all below a hundred thousand, where a programme's are masked, since amounts per head are public. (5) The same data are masked the same way every time.</para>
/// <para>Not protected. Changes of one cell between months or versions (a published change may be under ten); reasoning from how the masking chooses;
/// a household that dominates a mean of ten or more; relations between sources that hold by their meaning (holders against entitled); exact integer programming over all sums at once.</para>
/// </summary>
internal static class DisclosureStep
{
    public static Statement Of(SourcePlan source, EvaluationOptions options)
    {
        var plan = new DisclosurePlan(source);
        if (plan.IsEmpty)
        {
            return new($"{source.Source.Name}: disclosure", Write(plan, []));
        }

        var columns = string.Join(", ", plan.Counts.Select(c => c.Count).Concat(plan.Yuan.Select(y => y.Sum.Sum)));
        var any = string.Join(" OR ", plan.Counts.Select(c => $"{c.Count} > 0").Concat(source.Slices.Where(s => s.Dimension?.Kind == "flow").Select(_ => "family <> ''")));
        return new(
            $"{source.Source.Name}: disclosure",
            $"SELECT cell, place_no, parent_no, depth, level = 'rest', month, slice, family, {columns} FROM {source.Cells} WHERE {any} ORDER BY month, slice, place_no",
            reader => Write(plan, Close(plan, reader, options.Threshold)));
    }

    private static List<MaskRow> Close(DisclosurePlan plan, DbDataReader reader, int threshold)
    {
        var months = new SortedDictionary<DateOnly, List<MaskRow>>();
        while (reader.Read())
        {
            var counts = new int[plan.Counts.Count];
            for (var c = 0; c < counts.Length; c++)
            {
                counts[c] = checked((int)reader.GetInt64(8 + c));
            }

            var sums = new long[plan.Yuan.Count];
            for (var s = 0; s < sums.Length; s++)
            {
                sums[s] = reader.GetInt64(8 + counts.Length + s);
            }

            var month = reader.GetFieldValue<DateOnly>(5);
            if (!months.TryGetValue(month, out var rows))
            {
                months[month] = rows = [];
            }

            rows.Add(new(reader.GetInt64(0), reader.GetInt32(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetInt32(3), reader.GetBoolean(4), reader.GetString(6), reader.GetString(7), counts, sums));
        }

        // Months are closed apart, each the same way whatever the number of threads.
        List<MaskRow> all = [.. months.Values.SelectMany(r => r)];
        var presumed = new Presumptions(plan, all, threshold);
        Parallel.ForEach(months.Values, rows => new MonthDisclosure(plan, threshold, presumed).Close(rows));
        return all;
    }

    /// <summary>The masks as one statement: three lists in a text each, parted by the engine.</summary>
    private static string Write(DisclosurePlan plan, List<MaskRow> rows)
    {
        var shown = rows.Where(r => r.Masks != 0 || r.Bounds != 0).ToArray();
        string List(Func<MaskRow, long> value) => shown.Length == 0
            ? "CAST([] AS BIGINT[])"
            : $"CAST(string_split('{string.Join(',', shown.Select(r => value(r).ToString(CultureInfo.InvariantCulture)))}', ',') AS BIGINT[])";
        var masks = plan.Counts.Select((c, i) => $", (masks >> {i}) & 1 = 1 AS {c.Mask}");
        var bounds = plan.Rates.Select((r, i) => $", (bounds >> {i}) & 1 = 1 AS bound_{r.CardId}")
            .Concat(plan.Yuan.Select((y, i) => (y.Sum.Name, Bit: plan.Rates.Count + 2 * i)).Select(y => $", (bounds >> {y.Bit}) & 1 = 1 AS round_{y.Name}, (bounds >> {y.Bit + 1}) & 1 = 1 AS withhold_{y.Name}"));
        return $"""
            CREATE OR REPLACE TEMP TABLE {plan.Source.Masks} AS
            SELECT cell{string.Concat(masks)}{string.Concat(bounds)}
            FROM (SELECT unnest({List(r => r.Cell)}) AS cell, unnest({List(r => r.Masks)}) AS masks, unnest({List(r => r.Bounds)}) AS bounds)
            """;
    }
}
