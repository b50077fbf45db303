using Insights.Warehouse.Rows;

namespace Insights.Policy.Capacity;

/// <summary>What the warehouse knows of one profession, from its last four quarters; a year's change of need that is not known counts as none.</summary>
/// <param name="Hired">People hired in a quarter: staff more than the quarter before, and the leavers made up for.</param>
/// <param name="Leaving">Share of the staff who leave in a quarter.</param>
/// <param name="InNeed">People in need of the profession; several needs count severally.</param>
/// <param name="NeedGrowth">Of those in need, by quarter, over the last year.</param>
/// <param name="Standard">Staff that the standard asks for, for each person in need.</param>
public sealed record Workforce(string Profession, double Posts, double Filled, Rate Hired, Rate Leaving, double InNeed, double NeedGrowth, double Standard)
{
    public static readonly IReadOnlyList<string> Therapists = ["physiotherapist", "occupational_therapist", "speech_therapist"];

    private const double QuartersOfYear = 4;

    /// <summary>Staff that the standard asks for with these people in need.</summary>
    public double Needed => InNeed * Standard;

    /// <summary>Each therapist's profession whose flows are known; where all are, all of them together come first.</summary>
    public static IReadOnlyList<Workforce> Of(IReadOnlyList<WorkforceRow> rows)
    {
        var known = Therapists.Select(p => rows.FirstOrDefault(row => row.Profession == p)).OfType<WorkforceRow>().Where(row => row is { InNeed: > 0, Quarters: > 0, Staff: > 0 }).ToList();
        return known.Count < Therapists.Count ? [.. known.Select(Make)] : [Make(Together(known)), .. known.Select(Make)];
    }

    private static WorkforceRow Together(IReadOnlyList<WorkforceRow> rows)
    {
        double Sum(Func<WorkforceRow, double?> of) => rows.Sum(row => of(row) ?? 0);
        return new(
            "therapists", Sum(r => r.Posts), Sum(r => r.Filled), Sum(r => r.Needed), Sum(r => r.InNeed), rows.Average(r => r.Quarters), Sum(r => r.Hired), Sum(r => r.Leavers), Sum(r => r.Staff),
            Sum(r => r.InNeed) / Sum(r => r.InNeed / (r.NeedRatio ?? 1)));
    }

    private static Workforce Make(WorkforceRow row) => new(
        row.Profession, row.Posts, row.Filled, Rate.Of(row.Hired ?? 0, row.Quarters!.Value), Rate.Of(Math.Min(row.Leavers ?? 0, row.Staff!.Value), row.Staff!.Value), row.InNeed!.Value,
        Math.Pow(row.NeedRatio ?? 1, 1 / QuartersOfYear) - 1, row.Needed / row.InNeed!.Value);
}

/// <summary>Staffing as a planner sets it; what is null stays as it is.</summary>
/// <param name="Hired">People hired in a quarter, as far as there are posts for them.</param>
/// <param name="Leaving">Share who leave in a quarter.</param>
/// <param name="Quarters">How far ahead is looked.</param>
/// <param name="Posts">Posts established, from the next quarter on.</param>
public sealed record StaffPlan(double? Hired, double? Leaving, int Quarters = 12, int Seed = 1, double? Posts = null);

/// <summary>The end of a quarter: staff expected, where 80 of 100 simulated courses lie, what the standard then asks for, and the course as today.</summary>
public sealed record StaffQuarter(int Quarter, double Staff, double Low, double High, double Needed, double AsToday);

/// <param name="MetQuarter">First quarter at whose end there are as many as the standard asks for; null: not within the quarters looked at.</param>
/// <param name="HiresFor">People to hire in each quarter so that the standard is met at the end; null: there are fewer posts than it then asks for.</param>
/// <param name="FullQuarter">First quarter at whose end every post is taken, so that nobody more can be hired than leave; null: not within the quarters looked at.</param>
/// <param name="PostsShort">Posts by which those established fall short of what the standard asks for at the end; 0 where they do not.</param>
/// <param name="PerThousand">Staff for a thousand people in need, now and at the end.</param>
public sealed record StaffOutcome(Workforce Now, IReadOnlyList<StaffQuarter> Quarters, int? MetQuarter, double? HiresFor, int? FullQuarter, double PostsShort, (double Now, double End) PerThousand);
