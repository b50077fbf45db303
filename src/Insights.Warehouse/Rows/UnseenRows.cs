namespace Insights.Warehouse.Rows;

/// <summary>People with a disability on no department's list, estimated at the version's last month with two figures.</summary>
/// <param name="Class">Empty for all, else 'category:4' or 'age:60+'.</param>
/// <param name="Certified">In the certificate register; null, as the rest, where few people are concerned.</param>
/// <param name="Elsewhere">On another list, without a certificate.</param>
/// <param name="Estimate">People on no list; null where the lists overlap too little to tell.</param>
/// <param name="Note">own, sum, borrowed, part or few: see the pipeline's mart_unseen.</param>
public sealed record UnseenRow(string Area, string Class, long? Certified, long? Elsewhere, double? Estimate, double? Lower95, double? Upper95, string Note);
