using Insights.Warehouse.Rows;

namespace Insights.Warehouse;

public sealed partial class PublishedVersion
{
    /// <summary>What this version is.</summary>
    /// <exception cref="WarehouseFaultException">The file carries no meta_version row.</exception>
    public VersionRow About() => Rows<VersionRow>("version") is [var row, ..]
        ? row
        : throw new WarehouseFaultException($"Version {Name} carries no row in meta_version; publish it again with: insights run");

    public IReadOnlyList<DateOnly> Months() => [.. Rows<MonthRow>("months").Select(r => r.Month)];

    public IReadOnlyList<Place> Places() => Rows<Place>("places");

    public IReadOnlyList<Programme> Programmes() => Rows<Programme>("programmes");

    public IReadOnlyList<Parameter> Parameters() => Rows<Parameter>("parameters");

    /// <exception cref="WarehouseFaultException">The version is older than this relation.</exception>
    public IReadOnlyList<OutreachRow> Outreach() => Rows<OutreachRow>("outreach");

    public IReadOnlyList<CareFlowRow> CareFlows() => Rows<CareFlowRow>("care_flow");

    public IReadOnlyList<WorkforceRow> WorkforceFlows() => Rows<WorkforceRow>("workforce_flow");

    public IReadOnlyList<Statistic> Statistics() => Rows<Statistic>("statistics");

    public IReadOnlyList<PublishedAmount> PublishedAmounts() => Rows<PublishedAmount>("published_amounts");

    public IReadOnlyList<FileRow> Files() => Rows<FileRow>("files");

    public IReadOnlyList<FeedRow> Feeds() => Rows<FeedRow>("feeds");

    /// <summary>Where the quarantined rows of a feed are, at most <paramref name="limit"/> of them.</summary>
    public IReadOnlyList<QuarantineRow> Quarantined(string feed, int limit) => Rows<QuarantineRow>("quarantine", ("feed", feed), ("limit", limit));

    public IReadOnlyList<QuarantineReason> QuarantineReasons() => Rows<QuarantineReason>("quarantine_reasons");

    public IReadOnlyList<StageRow> Stages() => Rows<StageRow>("stages");

    public IReadOnlyList<TestRow> Tests() => Rows<TestRow>("tests");
}
