namespace Insights.Warehouse.Exporting;

/// <summary>What may leave the house: published aggregates, already masked, and the content they rest on. Nothing that has one row per person.</summary>
public static class PermittedRelations
{
    public static IReadOnlyList<string> Names { get; } =
    [
        "mart_indicator", "mart_target", "mart_verdict", "mart_outlook", "mart_outlook_summary", "mart_first_told", "mart_living", "mart_system_score", "mart_system_part", "mart_unseen", "mart_construction",
        "dim_place", "dim_month", "dim_programme",
        "meta_indicator", "meta_system", "meta_parameter", "meta_rule", "meta_version", "meta_feed", "meta_file", "meta_withdrawn", "meta_test", "meta_stage",
        "fct_statistic", "fct_published_amount",
    ];

    /// <exception cref="WarehouseFaultException">Not a permitted relation.</exception>
    public static IReadOnlyList<string> Chosen(string? relation)
    {
        if (relation is null)
        {
            return Names;
        }

        return Names.Contains(relation, StringComparer.Ordinal)
            ? [relation]
            : throw new WarehouseFaultException($"'{relation}' may not be exported: only aggregates leave the house. Permitted: {string.Join(", ", Names)}.");
    }
}
