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

    /// <summary>None in a version published before the documents of rules were kept.</summary>
    public IReadOnlyList<RuleRow> Rules() => Since<RuleRow>("meta_rule", "rules");

    /// <summary>None in a version published without them.</summary>
    public IReadOnlyList<Fact> Facts() => Since<Fact>("dim_fact", "facts");

    public IReadOnlyList<Parameter> Parameters() => Rows<Parameter>("parameters");

    /// <summary>None in a version published before there was the what-if of outreach.</summary>
    public IReadOnlyList<OutreachRow> Outreach() => Since<OutreachRow>("mart_outreach", "outreach");

    /// <summary>None in a version published before there was the what-if of places.</summary>
    public IReadOnlyList<CareFlowRow> CareFlows() => Since<CareFlowRow>("mart_care_flow", "care_flow");

    /// <summary>None in a version published before there was the what-if of therapists.</summary>
    public IReadOnlyList<WorkforceRow> WorkforceFlows() => Since<WorkforceRow>("mart_workforce_flow", "workforce_flow");

    /// <summary>Building projects as they stood in a month; none in a version published before they were told of.</summary>
    public IReadOnlyList<BuildingWork> Construction(DateOnly month) => Since<BuildingWork>("mart_construction", "construction", ("month", month));

    public IReadOnlyList<Statistic> Statistics() => Rows<Statistic>("statistics");

    public IReadOnlyList<PublishedAmount> PublishedAmounts() => Rows<PublishedAmount>("published_amounts");

    public IReadOnlyList<FileRow> Files() => Rows<FileRow>("files");

    /// <summary>Sheets that hold something and were not read; none in a version published before they were told.</summary>
    public IReadOnlyList<LeftOutRow> LeftOut() => Since<LeftOutRow>("meta_left_out", "left_out");

    /// <summary>What was done with landed files, newest first; none in a version published before files could be withdrawn.</summary>
    public IReadOnlyList<WithdrawnRow> Withdrawn() => Since<WithdrawnRow>("meta_withdrawn", "withdrawn");

    /// <summary>Lists that the month after the last judged waits for; none in a version published before months waited.</summary>
    public IReadOnlyList<AwaitedRow> Awaited() => Since<AwaitedRow>("meta_awaited", "awaited");

    /// <summary>Where later lists have completed a month: none in a version published before that was told.</summary>
    public IReadOnlyList<FirstTold> FirstTold() => Since<FirstTold>("mart_first_told", "first_told");

    /// <summary>How fresh each feed is on the day of reading, by the city's clock.</summary>
    public IReadOnlyList<FeedRow> Feeds() => Rows<FeedRow>("feeds", ("today", door.Today));

    /// <summary>Where the quarantined rows of a feed are, at most <paramref name="limit"/> of them.</summary>
    public IReadOnlyList<QuarantineRow> Quarantined(string feed, int limit) => Rows<QuarantineRow>("quarantine", ("feed", feed), ("limit", limit));

    public IReadOnlyList<QuarantineReason> QuarantineReasons() => Rows<QuarantineReason>("quarantine_reasons");

    public IReadOnlyList<StageRow> Stages() => Rows<StageRow>("stages");

    public IReadOnlyList<TestRow> Tests() => Rows<TestRow>("tests");
}
