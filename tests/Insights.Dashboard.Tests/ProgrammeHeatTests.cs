using System.Globalization;
using Insights.Dashboard.BlindSpots;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

/// <summary>Towns × programmes tell nobody, few and many apart, and a withheld number only as what is published of it.</summary>
public sealed class ProgrammeHeatTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    [Fact]
    public async Task Each_cell_says_what_is_published_of_the_missed_and_no_more()
    {
        var (view, page, _) = await LeavingReader.Read(city.Door, "/blind-spots", "en");
        var around = BlindSpotRows.Read(view).Around;
        var heat = ProgrammeHeat.Of(view, around);
        Assert.NotEmpty(heat.Programmes);
        foreach (var (programme, place) in heat.Programmes.SelectMany(p => heat.Places.Select(t => (p, t))))
        {
            var (missed, rate) = (around.Find("missed", place.Code, view.Month, "programme:" + programme.Code), around.Find("missed_rate", place.Code, view.Month, "programme:" + programme.Code));
            var (shade, text) = (heat.Shade(programme, place), heat.Text(programme, place));
            Assert.Equal(missed is { Masked: false } ? missed.Value : null, heat.Twin(programme, place).Number);
            Assert.Equal(missed switch { null => "nothing", { Masked: true } => rate?.Bound is null ? "q0" : "q1", { Value: 0 } => "zero", { Value: null } => "nothing", _ => shade }, shade);
            Assert.Equal(shade switch { "zero" => "0 ✓", "q1" => "1–9", "q0" => Numbers.Withheld, "nothing" => text, _ => missed!.Value!.Value.ToString("#,##0", CultureInfo.InvariantCulture) }, text);
        }

        Assert.Contains(page.Blocks.Single(b => b.Id == "places").Tables.Single().Rows.Rows, r => r.Any(c => c.Text == "1–9"));
    }
}
