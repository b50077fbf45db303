namespace Insights.Policy.Capacity;

/// <summary>How worker-days are laid over the towns.</summary>
public enum Spread { Best, Even, ByStock }

/// <summary>Outreach as a planner sets it.</summary>
/// <param name="Workers">Who do nothing but visit.</param>
/// <param name="VisitsADay">Of one worker.</param>
/// <param name="Confirmed">Share of visits that end in an application; null: each town's own, from the warehouse.</param>
/// <param name="Weeks">How far ahead is looked.</param>
public sealed record OutreachPlan(int Workers, double VisitsADay, double? Confirmed, int Weeks, Spread Spread = Spread.Best, int Seed = 1)
{
    /// <summary>Days a worker visits in a week: worker-days are what is laid over the towns, so that one worker may serve several.</summary>
    public const int DaysAWeek = 5;

    public int WorkerDays => Workers * DaysAWeek;
}

/// <summary>One town under a plan.</summary>
/// <param name="Days">Worker-days a week.</param>
/// <param name="ZeroWeek">Week in which no more are missed than come in a week; null: not within the weeks looked at.</param>
/// <param name="PersonWeeks">Σ over the weeks of people missed at their end.</param>
/// <param name="NextWorker">Person-weeks fewer with one more worker here.</param>
public sealed record TownOutlook(OutreachTown Town, int Days, int? ZeroWeek, double PersonWeeks, double NextWorker, double OpenAtEnd);

/// <summary>Missed people at the end of a week: expected, and where 80 of 100 simulated courses lie.</summary>
public sealed record OutreachWeek(int Week, double Expected, double Low, double High, double WithoutVisits);

/// <param name="ZeroWeek">The week by which half of the simulated courses have come to zero; with the week by which 10 and 90 of 100 have. Null: not within the weeks looked at.</param>
/// <param name="BySpread">If the same days were laid as is best, evenly, and by stock: person-weeks missed, and the week in which the expected course of every town is at zero.</param>
public sealed record OutreachOutcome(
    IReadOnlyList<TownOutlook> Towns, IReadOnlyList<OutreachWeek> Weeks, int? ZeroWeek, int? ZeroEarly, int? ZeroLate,
    IReadOnlyDictionary<Spread, (double PersonWeeks, int? Zero)> BySpread);
