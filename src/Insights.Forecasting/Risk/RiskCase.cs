namespace Insights.Forecasting.Risk;

/// <summary>What a look at a person was for.</summary>
public enum RiskRole
{
    /// <summary>The outcome is known and older than every judged look.</summary>
    Learn,

    /// <summary>The latest looks whose outcome is known: the hold-out.</summary>
    Judge,

    /// <summary>Today.</summary>
    Score,
}

/// <summary>A person on no pay list, or whose entitlement is unknown, as known in one month.</summary>
/// <param name="Found">Entitled and unpaid when it became known within six months; null where that is not known (yet).</param>
/// <param name="UnknownMonths">Months for which some entitlement has been unknown without a break; 0 where all is known.</param>
/// <param name="Features">In the order of <see cref="RiskFeatures.Names"/>; NaN = not known.</param>
/// <param name="Groups">Dimension → value, for the fairness audit alone: what stands only here is not learned from.</param>
public sealed record RiskCase(
    long Person, DateOnly Month, RiskRole Role, bool? Found, int UnknownMonths, float[] Features, IReadOnlyDictionary<string, string> Groups)
{
    /// <summary>What draws and ties go by: a number of the person's own that is the same in every data home, as the person's number is not.</summary>
    public long Lot { get; init; } = Person;
}

/// <summary>What the model may look at, by column of int_risk_trait and int_risk_record.</summary>
public static class RiskFeatures
{
    /// <summary>Sex and town are not among them: no rule of entitlement asks for them. They are audited.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "age", "grade", "mental", "limb", "cert_valid", "months_to_expiry", "on_roster", "check_age", "members", "income_lines", "property_ok", "supporter",
        "moved_ago", "employed", "needs_care", "unknown_months", "unknown_programmes", "unknown_means", "applications", "applied_ago", "refused", "paid_ago",
        "village_missed",
    ];
}

/// <summary>How the ranking is learned and judged.</summary>
public sealed record RiskOptions
{
    public int Trees { get; init; } = 100;

    public int Leaves { get; init; } = 12;

    public double LearningRate { get; init; } = 0.08;

    /// <summary>Cases in a leaf, at least.</summary>
    public int LeastInLeaf { get; init; } = 30;

    /// <summary>Of the closed cases that were never unknown and where nothing was found, one in so many is learned from, with so much weight: they are many and alike.</summary>
    public int OneInQuiet { get; init; } = 8;

    /// <summary>One person in so many is kept from the trees to set the probabilities by.</summary>
    public int OneInCalibrates { get; init; } = 4;

    /// <summary>Share of the people ranked whom a work order takes, and at which the model must beat the simple rule.</summary>
    public double OrderShare { get; init; } = 0.05;

    /// <summary>Fewer finds than this in the learned or the judged months give no model.</summary>
    public int LeastFinds { get; init; } = 40;

    /// <summary>Reasons given per person, at most.</summary>
    public int Reasons { get; init; } = 3;

    public int Seed { get; init; } = 1;
}
