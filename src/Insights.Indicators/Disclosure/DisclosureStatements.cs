using Insights.Indicators.Cards;
using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Disclosure;

/// <summary>
/// Disclosure control over the cells of one source, before anything is published. The unit is a count of source rows (persons or households).
/// <para>Protected. (1) Counts from 1 to threshold − 1 are masked; a zero stays a zero. (2) A sum (yuan, incomes, members) is masked exactly where the
/// count of its rows is; a mean or a rate where its numerator, its denominator or their difference is. (3) Secondary masking: whatever is published adds up
/// in four ways: parts of a rate (entitled = covered + in process + declined + missed; paid = rightly + wrongly + unknown), villages to town to city,
/// classes of a breakdown to their whole (reason, age, income band, household type), programmes to the whole (bounds only, since persons overlap; but their
/// yuan add up). In each such sum the masked members are so many and so large that none of them is known to within <see cref="Width"/> by that sum
/// alone, even to someone who knows that a primary one is under the threshold; else the smallest visible member is masked too (within a rate: in the order that its card gives),
/// and the total where no member is left. This is repeated until nothing changes. (4) Yuan of the whole are given in full thousands where a programme's are masked,
/// since amounts per head are public and two small numbers of heads could be read from their exact sum. (5) The same data are masked the same way every time.</para>
/// <para>Not protected. Changes of one cell between months or between versions (a published change may be under ten); knowledge of the masking algorithm used to
/// rule out patterns; one household that dominates a mean of ten or more; relations that hold by the meaning of different sources (holders against entitled).</para>
/// </summary>
internal static partial class DisclosureStatements
{
    /// <summary>Each sum leaves at least this many units between the lowest and the highest value that a masked member can have.</summary>
    public const int Width = 3;

    /// <summary>Rounds of propagation; on the default city nothing changes after the fourth, and one without effect costs milliseconds.</summary>
    public const int Rounds = 6;

    // A victim's key orders members by size, then by place or slice, so that the choice is the same every time.
    private const int KeyRoom = 1 << 14;

    public static IEnumerable<Statement> Of(SourcePlan source, EvaluationOptions options)
    {
        var plan = new DisclosurePlan(source);
        yield return new($"{source.Source.Name}: small counts", Primary(plan, options));
        for (var round = 1; round <= Rounds && options.Threshold > 1; round++)
        {
            yield return new($"{source.Source.Name}: secondary masking {round}", Round(plan, options));
        }
    }

    private static string Primary(DisclosurePlan plan, EvaluationOptions options)
    {
        var complements = plan.Complements.Select(c => $", {c.Denominator.Count} - {c.Numerator.Count} AS {c.Rest.Count}");
        var masks = plan.Masked.Select(c => $"{c.Count} BETWEEN 1 AND {options.Threshold - 1} AS {c.Mask}");
        return $"""
            CREATE OR REPLACE TEMP TABLE {plan.Source.Masks} AS
            SELECT *, {string.Join(", ", masks)}, TRUE AS changed FROM (
              SELECT cell, place_no, parent_no, month, slice, family, CAST(dense_rank() OVER (ORDER BY slice) AS BIGINT) AS slice_no,
                     {string.Join(", ", plan.Counts.Select(c => c.Count))}{string.Concat(complements)}
              FROM {plan.Source.Cells} WHERE {string.Join(" OR ", plan.Counts.Select(c => $"{c.Count} > 0"))}{(plan.Source.Slices.Any(s => s.Dimension?.Kind == "flow") ? " OR family <> ''" : "")}
            )
            """;
    }

    private static string Round(DisclosurePlan plan, EvaluationOptions options)
    {
        var columns = plan.Masked.ToArray();
        var families = Families(plan.Source);
        var masks = columns.Select(c => $"""
              (k.{c.Mask} OR coalesce(k.{c.Count} * {KeyRoom} + k.place_no + {KeyRoom / 2} = up.v_{c.Name}, FALSE) OR coalesce(down.v_{c.Name} = 0, FALSE)
                {(families.Length == 0 ? "" : $"OR coalesce(k.{c.Count} * {KeyRoom} + k.slice_no = class.v_{c.Name}, FALSE) OR coalesce(whole.v_{c.Name} = 0, FALSE)")}) AS {c.Mask}
            """);
        return $"""
            CREATE OR REPLACE TEMP TABLE {plan.Source.Masks} AS
            WITH rowed AS MATERIALIZED ({Rows(plan, options)}),
            placed AS ({Places(columns, options)}){(families.Length == 0 ? "" : $",\nclassed AS ({Classes(columns, families, options)}),\nwholes AS (SELECT place_no, month, {string.Join(", ", columns.Select(c => $"min(v_{c.Name}) AS v_{c.Name}"))} FROM classed GROUP BY place_no, month)")}
            SELECT k.* REPLACE ({string.Join(",\n", masks)},
              (up.month IS NOT NULL OR down.month IS NOT NULL{(families.Length == 0 ? "" : " OR class.month IS NOT NULL OR whole.month IS NOT NULL")}) AS changed)
            FROM rowed k
            LEFT JOIN placed up ON up.parent_no = k.parent_no AND up.month = k.month AND up.slice = k.slice
            LEFT JOIN placed down ON down.parent_no = k.place_no AND down.month = k.month AND down.slice = k.slice
            {(families.Length == 0 ? "" : "LEFT JOIN classed class ON class.place_no = k.place_no AND class.month = k.month AND class.family = k.family\nLEFT JOIN wholes whole ON k.slice = '' AND whole.place_no = k.place_no AND whole.month = k.month")}
            """;
    }

    /// <summary>Within a row: the parts of a rate, one equation after the other.</summary>
    private static string Rows(DisclosurePlan plan, EvaluationOptions options)
    {
        var from = $"SELECT * FROM {plan.Source.Masks}";
        foreach (var sum in plan.RowSums)
        {
            var taken = new List<string>();
            var replaced = new List<string>();
            foreach (var part in sum.GivesWay)
            {
                var free = $"{part.Count} > 0 AND NOT {part.Mask}";
                replaced.Add($"({part.Mask} OR (hit AND {free}{string.Concat(taken.Select(t => $" AND NOT ({t})"))})) AS {part.Mask}");
                taken.Add(free);
            }

            var where = sum.ClassesOnly ? "family <> '' AND " : "";
            replaced.Add("(changed OR hit) AS changed");
            from = $"SELECT * EXCLUDE (hit) REPLACE ({string.Join(", ", replaced)}) FROM (SELECT *, {where}({Broken(sum.Total, sum.Parts, options)}) AS hit FROM ({from}))";
        }

        foreach (var rate in plan.Complements)
        {
            var small = options.Threshold - 1;
            from = $"""
                SELECT * REPLACE ({rate.Numerator.Mask} OR {rate.Denominator.Mask} OR {rate.Rest.Mask} AS {rate.Rest.Mask},
                  {rate.Denominator.Mask} OR ({rate.Numerator.Mask} AND {rate.Denominator.Count} > 0 AND ({rate.Denominator.Count} - 2 < {Width}
                    OR (greatest({rate.Numerator.Count}, {rate.Rest.Count}) <= {small} AND {2 * small} - {rate.Denominator.Count} < {Width}))) AS {rate.Denominator.Mask},
                  changed OR ({rate.Numerator.Mask} AND NOT {rate.Rest.Mask}) AS changed)
                FROM (SELECT * REPLACE (({rate.Numerator.Mask} OR ({rate.Rest.Mask} AND {rate.Numerator.Count} > 0)) AS {rate.Numerator.Mask},
                  changed OR ({rate.Rest.Mask} AND NOT {rate.Numerator.Mask}) AS changed) FROM ({from}))
                """;
        }

        return from;
    }
}
