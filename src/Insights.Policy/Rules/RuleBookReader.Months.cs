namespace Insights.Policy.Rules;

/// <summary>How the versions of a rule follow one another, and how the last one ends.</summary>
internal sealed partial class RuleBookReader
{
    /// <summary>Versions follow one another without gap or overlap.</summary>
    private static void Follow(PolicyYaml rule, RuleVersion? before, RuleVersion version)
    {
        switch (before)
        {
            case null:
                return;
            case { EndedBy: not null }:
                rule.Fault("from", $"the rule before says that the programme ends; take its “ended_by” away, as this one follows from {version.From:yyyy-MM}");
                return;
            case { To: null }:
                rule.Fault("from", $"the rule before has no end; give it “to: {version.From.AddMonths(-1):yyyy-MM}”");
                return;
            case { To: { } to } when version.From <= to:
                rule.Fault("from", $"overlap: the rule before ends in {to:yyyy-MM}, this one begins in {version.From:yyyy-MM}; write “from: {to.AddMonths(1):yyyy-MM}”");
                return;
            case { To: { } to } when version.From > to.AddMonths(1):
                rule.Fault("from", $"gap: the rule before ends in {to:yyyy-MM}, this one begins in {version.From:yyyy-MM}; write “from: {to.AddMonths(1):yyyy-MM}”");
                return;
        }
    }

    /// <summary>A last version that ends ends the programme, and says by which document; without it the months that follow have no rule by mistake.</summary>
    private static void End(PolicyYaml? rule, RuleVersion? version)
    {
        if (version is { To: { } to, EndedBy: null } && to >= version.From)
        {
            rule!.Fault("to", $"gap: no rule holds from {to.AddMonths(1):yyyy-MM} on; write the next one with “from: {to.AddMonths(1):yyyy-MM}”, or take “to” away, or, if the programme ends, write “ended_by: …” with the document that ends it");
        }
        else if (version is { To: null, EndedBy: not null })
        {
            rule!.Fault("ended_by", "the rule has no last month; write “to: …” beside “ended_by”");
        }
    }
}
