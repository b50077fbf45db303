using Insights.Dashboard.BlindSpots;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Tests;

/// <summary>From entitlement to payment, one programme at a time.</summary>
public class StepRowsTests
{
    private static readonly DateOnly October = new(2026, 10, 1);

    private static readonly Programme Dibao = new("dibao", "最低生活保障", "Dibao", "C11", "household", "hash");

    [Fact]
    public void Of_a_thousand_entitled_each_step_loses_what_stands_between_its_two_published_numbers()
    {
        var steps = Steps(2000, (1900, 2000), (1880, 1900), (1800, 1880));
        Assert.Equal([50, 10, 40], Enumerable.Range(0, 3).Select(n => steps.Lost(n)!.Value));
        Assert.Equal(100, new StepRows([steps]).Most);
        Assert.False(steps.Unrecorded);
    }

    [Fact]
    public void Beside_a_withheld_number_nothing_is_told_of_a_step()
    {
        var steps = Steps(2000, (null, 2000), (1880, null), (1800, 1880));
        Assert.Equal([null, null, 40], Enumerable.Range(0, 3).Select(n => steps.Lost(n)));
    }

    [Fact]
    public void Without_an_application_on_record_the_steps_are_not_known_and_where_nobody_is_entitled_nothing_is_lacking()
    {
        Assert.True(Steps(70, (0, 0), (0, 0), (0, 0)).Unrecorded);
        Assert.False(Steps(0, (0, 0), (0, 0), (0, 0)).Unrecorded);
    }

    private static ProgrammeSteps Steps(double entitled, params (double? Numerator, double? Denominator)[] rates) => new(
        Dibao, "低保", Cell("entitled", entitled, null, entitled),
        [.. rates.Select((r, n) => Cell(StepRows.Ids[n], r.Numerator, r.Denominator, r.Denominator > 0 ? r.Numerator / r.Denominator : null) with { Masked = r.Numerator is null || r.Denominator is null })], null);

    private static Cell Cell(string id, double? numerator, double? denominator, double? value) =>
        new(id, "441900", "city", October, "programme:dibao", numerator, denominator, value, null, null, null, false);
}
