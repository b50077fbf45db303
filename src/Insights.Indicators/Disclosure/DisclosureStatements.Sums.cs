using Insights.Indicators.Evaluation;

namespace Insights.Indicators.Disclosure;

/// <summary>When a sum gives a masked member away, and which cell is masked then: v = 0 the total, v &gt; 0 the key of the member, NULL none.</summary>
internal static partial class DisclosureStatements
{
    /// <summary>
    /// With k masked members of sum s in a visible total, a member lies between s − (others at most) and s − (k − 1). Broken when that is one value, or fewer than
    /// <see cref="Width"/> apart; or when the total is masked and every member is visible.
    /// </summary>
    private static string Broken(string total, string k, string s, string big, int threshold) =>
        $"(({total} AND {k} = 0) OR (NOT {total} AND {k} >= 1 AND ({k} = 1 OR {s} - {k} < {Width} OR (NOT {big} AND {threshold - 1} * {k} - {s} < {Width}))))";

    private static string Broken(CountColumn total, IReadOnlyList<CountColumn> parts, EvaluationOptions options)
    {
        var k = $"({string.Join(" + ", parts.Select(p => $"CAST({p.Mask} AS INTEGER)"))})";
        var s = $"({string.Join(" + ", parts.Select(p => $"CASE WHEN {p.Mask} THEN {p.Count} ELSE 0 END"))})";
        var big = $"({string.Join(" OR ", parts.Select(p => $"({p.Mask} AND {p.Count} >= {options.Threshold})"))})";
        return $"{total.Count} > 0 AND {Broken(total.Mask, k, s, big, options.Threshold)}";
    }

    /// <summary>The tallies of one column over the members of a group.</summary>
    private static string Tally(CountColumn c, string member, bool bounds, EvaluationOptions options) =>
        $"count(*) FILTER (WHERE {c.Mask} AND {c.Count} > 0) AS k_{c.Name}, coalesce(sum({c.Count}) FILTER (WHERE {c.Mask}), 0) AS s_{c.Name}, "
        + $"coalesce(bool_or({c.Mask} AND {c.Count} >= {options.Threshold}), FALSE) AS b_{c.Name}, "
        + (bounds ? $"coalesce(sum({c.Count}) FILTER (WHERE NOT {c.Mask}), 0) AS o_{c.Name}, count(*) FILTER (WHERE {c.Count} > 0) AS p_{c.Name}, " : "")
        + $"min({c.Count} * {KeyRoom} + {member}) FILTER (WHERE NOT {c.Mask} AND {c.Count} > 0) AS next_{c.Name}";

    /// <summary>Villages to town, towns to city; only sums in which something has changed since the round before.</summary>
    private static string Places(CountColumn[] columns, EvaluationOptions options)
    {
        var verdicts = columns.Select(c =>
            $"CASE WHEN t.{c.Count} > 0 AND {Broken($"t.{c.Mask}", $"g.k_{c.Name}", $"g.s_{c.Name}", $"g.b_{c.Name}", options.Threshold)} THEN coalesce(g.next_{c.Name}, 0) END AS v_{c.Name}");
        return $"""
            SELECT * FROM (
              SELECT g.parent_no, g.month, g.slice, {string.Join(",\n", verdicts)}
              FROM (SELECT parent_no, month, slice, {string.Join(",\n", columns.Select(c => Tally(c, $"place_no + {KeyRoom / 2}", bounds: false, options)))}
                    FROM rowed WHERE parent_no IS NOT NULL AND (parent_no, month, slice) IN (
                      SELECT (parent_no, month, slice) FROM rowed WHERE changed UNION SELECT (place_no, month, slice) FROM rowed WHERE changed)
                    GROUP BY parent_no, month, slice) g
              JOIN rowed t ON t.place_no = g.parent_no AND t.month = g.month AND t.slice = g.slice
            ) WHERE {string.Join(" OR ", columns.Select(c => $"v_{c.Name} IS NOT NULL"))}
            """;
    }

    /// <summary>Classes to their whole at one place and month, by kind of dimension.</summary>
    private static string Classes(CountColumn[] columns, (string Name, string Kind)[] families, EvaluationOptions options)
    {
        var flows = families.Where(f => f.Kind == "flow").Select(f => CellStatements.Literal(f.Name)).ToArray();
        var overlaps = families.Where(f => f.Kind == "overlap").Select(f => CellStatements.Literal(f.Name)).ToArray();
        var verdicts = columns.Select(c =>
        {
            var k = $"g.k_{c.Name}";
            // Overlapping classes only bound the whole: largest class ≤ whole ≤ classes added up.
            var overlap = $"((t.{c.Mask} AND {k} = 0 AND g.p_{c.Name} = 1) OR (NOT t.{c.Mask} AND {k} >= 1 AND ((g.o_{c.Name} = 0 AND {k} = 1) OR (NOT g.b_{c.Name} "
                + $"AND t.{c.Count} - g.o_{c.Name} - {options.Threshold - 1} * ({k} - 1) + {Width} > {options.Threshold - 1}))))";
            var exact = Broken($"t.{c.Mask}", k, $"g.s_{c.Name}", $"g.b_{c.Name}", options.Threshold);
            var broken = overlaps.Length == 0 ? exact : $"CASE WHEN g.family IN ({string.Join(", ", overlaps)}) THEN {overlap} ELSE {exact} END";
            var flow = flows.Length == 0 ? "" : $"WHEN g.family IN ({string.Join(", ", flows)}) THEN CASE WHEN g.z_{c.Name} BETWEEN 1 AND 2 THEN g.zero_{c.Name} END ";
            return $"CASE {flow}WHEN t.{c.Count} > 0 AND g.p_{c.Name} > 0 AND ({broken}) THEN coalesce(g.next_{c.Name}, 0) END AS v_{c.Name}";
        });
        // A flow's zero may be withheld: the totals of two months give the net flow away, and visible zeros would leave one unknown.
        var zeros = flows.Length == 0 ? "" : string.Concat(columns.Select(c =>
            $", count(*) FILTER (WHERE {c.Mask}) AS z_{c.Name}, min({c.Count} * {KeyRoom} + slice_no) FILTER (WHERE NOT {c.Mask}) AS zero_{c.Name}"));
        return $"""
            SELECT * FROM (
              SELECT g.place_no, g.month, g.family, {string.Join(",\n", verdicts)}
              FROM (SELECT place_no, month, family, {string.Join(",\n", columns.Select(c => Tally(c, "slice_no", bounds: true, options)))}{zeros}
                    FROM rowed WHERE family <> '' AND (place_no, month) IN (SELECT (place_no, month) FROM rowed WHERE changed) GROUP BY place_no, month, family) g
              LEFT JOIN rowed t ON t.slice = '' AND t.place_no = g.place_no AND t.month = g.month
            ) WHERE {string.Join(" OR ", columns.Select(c => $"v_{c.Name} IS NOT NULL"))}
            """;
    }

    private static (string Name, string Kind)[] Families(SourcePlan source) =>
        [.. source.Slices.Where(s => s.Dimension is not null).Select(s => (s.Dimension!.Name, s.Dimension.Kind))
            .Concat(source.Overlap is null ? [] : [(source.Overlap.Name, source.Overlap.Kind)])];
}
