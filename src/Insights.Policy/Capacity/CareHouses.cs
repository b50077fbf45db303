using Insights.Warehouse.Rows;

namespace Insights.Policy.Capacity;

/// <summary>What the warehouse knows of one form of care, from the last twelve months.</summary>
/// <param name="Form">residential, day or home.</param>
/// <param name="Places">Places now.</param>
/// <param name="InCare">People in them.</param>
/// <param name="Waiting">People who asked and have none.</param>
/// <param name="Asked">People who ask in a month.</param>
/// <param name="Leaving">Share of those in care who leave in a month.</param>
/// <param name="GivingUp">Share of those who wait who give up in a month.</param>
/// <param name="Filling">Share of free places that are filled in a month: a free place in one town does not serve who waits in another.</param>
/// <param name="Few">A number too small to be shown is behind it; the middle of what it may be is used.</param>
public sealed record CareHouses(
    string Form, double Places, double InCare, double Waiting, Rate Asked, Rate Leaving, Rate GivingUp, Rate Filling, double? MedianDays, double? SlowDays, bool Few)
{
    public static readonly IReadOnlyList<string> Forms = ["residential", "day", "home"];

    private const double MonthsWatched = 12;

    // One to nine: what is withheld counts as this in the model, and is never told.
    private const double Withheld = 5;

    /// <summary>Share of the places that are taken.</summary>
    public double Occupancy => Places > 0 ? InCare / Places : 0;

    /// <summary>Whether the rate rests on a number that is withheld: all others are tens.</summary>
    public static bool IsWithheld(Rate rate) => rate.Events == Withheld;

    public static IReadOnlyList<CareHouses> Of(IReadOnlyList<CareFlowRow> rows) =>
        [.. Forms.Where(form => rows.Any(row => row.Form == form)).Select(form => Make(form, [.. rows.Where(row => row.Form == form)]))];

    private static CareHouses Make(string form, IReadOnlyList<CareFlowRow> rows)
    {
        double N(string measure) => rows.FirstOrDefault(row => row.Measure == measure) is { } row ? row.N ?? Withheld : 0;
        // Free at a month's end are those that nobody took; before, those who began then were free as well.
        var (places, begun) = (N("places"), N("begun"));
        return new(
            form, places, Math.Min(places, N("in_care")), N("waiting"), Rate.Of(N("asked"), MonthsWatched),
            Rate.Of(N("left_care"), N("care_months") + N("left_care")), Rate.Of(N("gave_up"), N("waiting_months") + N("gave_up")), Rate.Of(begun, begun + N("free_months")),
            rows[0].MedianDays, rows[0].SlowDays, rows.Any(row => row.N is null));
    }
}

/// <summary>A new house as a planner sets it.</summary>
/// <param name="Places">How many more places.</param>
/// <param name="OpensIn">Months from now in which it opens; 1 is the next month.</param>
/// <param name="Filling">Share of free places that are filled in a month; null: as it is now.</param>
/// <param name="MoreAsked">Those who ask, against today: 0.2 is a fifth more.</param>
/// <param name="Coming">People who need the form and have not asked, and who ask within the first year, evenly over its months, beside those who ask anyway.</param>
public sealed record CarePlan(string Form, double Places, int OpensIn, double? Filling = null, double MoreAsked = 0, int Months = 36, int Seed = 1, double Coming = 0)
{
    private const int MonthsOfComing = 12;

    /// <summary>How many of them ask in a month.</summary>
    public double ComingIn(int month) => month <= MonthsOfComing ? Coming / MonthsOfComing : 0;
}

/// <summary>The end of a month: expected, and where 80 of 100 simulated courses of the queue lie.</summary>
public sealed record CareMonth(int Month, double Places, double InCare, double Waiting, double Low, double High, double WithoutWaiting);

/// <param name="ClearMonth">First month at whose end no more wait than ask in a month; null: not within the months looked at.</param>
/// <param name="ClearEarly">The month by which 10 of 100 courses have come to it, and <paramref name="ClearLate"/> 90.</param>
/// <param name="WaitMonths">Waiting ÷ taken in a month at the end (Little's law); null where none is taken.</param>
/// <param name="PlacesFor">Fewest more places, opened in the plan's month, with which the queue clears within a year of opening; null: no number does.</param>
public sealed record CareOutcome(CareHouses Now, IReadOnlyList<CareMonth> Months, int? ClearMonth, int? ClearEarly, int? ClearLate, double? WaitMonths, double Occupancy, int? PlacesFor);
