using System.Text.Json;
using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>A chart taken along as PNG is the chart: read back, it is twice the size of its SVG and has the same marks at the same places.</summary>
public class PictureTests(Served served)
{
    /// <summary>Share of a 40 × 40 grid's squares that hold ink, in the PNG and in the SVG drawn by itself, and how many of them both have.</summary>
    const string Compare =
        """
        async ([png, svg]) => {
          const squares = async source => {
            const image = new Image();
            image.src = source;
            await image.decode();
            const canvas = document.createElement('canvas');
            [canvas.width, canvas.height] = [400, 400];
            const pen = canvas.getContext('2d');
            pen.drawImage(image, 0, 0, 400, 400);
            const pixels = pen.getImageData(0, 0, 400, 400).data;
            const ground = pixels.slice(0, 4).join();
            const inked = new Set();
            for (let at = 0; at < pixels.length; at += 4) {
              if (pixels.slice(at, at + 4).join() !== ground) {
                inked.add(Math.floor(at / 4 % 400 / 10) + 40 * Math.floor(at / 1600 / 10));
              }
            }
            return { width: image.width, height: image.height, ground, inked };
          };
          const [one, other] = [await squares(png), await squares('data:image/svg+xml;charset=utf-8,' + encodeURIComponent(svg))];
          return { width: one.width / other.width, height: one.height / other.height, ground: one.ground, inked: one.inked.size, both: [...one.inked].filter(s => other.inked.has(s)).length };
        }
        """;

    [Theory]
    [InlineData("/living-standard", "zh-CN", "light")]
    [InlineData("/blind-spots", "en", "dark")]
    public async Task The_picture_of_a_chart_is_the_chart(string path, string language, string theme)
    {
        await using var visit = await Visit.To(served, new View(path, language, theme));
        var link = visit.Page.Locator("a[data-png]").First;
        var svg = await visit.Page.EvaluateAsync<string>("async a => await (await fetch(a)).text()", await link.GetAttributeAsync("href"));
        var taken = await visit.Page.RunAndWaitForDownloadAsync(() => link.EvaluateAsync("a => a.click()"));
        Assert.EndsWith(".png", taken.SuggestedFilename, StringComparison.Ordinal);
        var bytes = await File.ReadAllBytesAsync(await taken.PathAsync(), TestContext.Current.CancellationToken);

        var seen = await visit.Page.EvaluateAsync<JsonElement>(Compare, new[] { "data:image/png;base64," + Convert.ToBase64String(bytes), svg });
        Assert.Equal(2, seen.GetProperty("width").GetDouble(), 0.01);
        Assert.Equal(2, seen.GetProperty("height").GetDouble(), 0.01);
        // On paper the ground is white, also where the page is dark.
        Assert.Equal("255,255,255,255", seen.GetProperty("ground").GetString());
        Assert.InRange(seen.GetProperty("inked").GetInt32(), 100, 1500);
        Assert.True(seen.GetProperty("both").GetInt32() >= 0.9 * seen.GetProperty("inked").GetInt32(), seen.ToString());
        Assert.Empty(visit.Complaints);
    }
}
