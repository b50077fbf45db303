using System.Buffers.Binary;
using System.Globalization;
using System.Xml.Linq;
using Insights.Browser.Tests;
using Microsoft.Playwright;

namespace Insights.Notebooks.Tests;

/// <summary>An SVG drawn as PNG by a browser without a window, at twice its size for sharp screens.</summary>
/// <remarks>Notebook editors show a stranger's SVG only when the reader has declared the notebook trusted; a PNG they always show. So a kept picture has both.</remarks>
public static class StillPicture
{
    private const int Sharpness = 2;

    /// <summary>Width and height in CSS pixels, as the picture itself states them.</summary>
    public static (int Width, int Height) Size(string svg)
    {
        var root = XDocument.Parse(svg).Root!;
        int Of(string name) => int.Parse(root.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return (Of("width"), Of("height"));
    }

    /// <summary>The pictures of a notebook, in their order.</summary>
    public static async Task<IReadOnlyList<byte[]>> Draw(IEnumerable<string> svgs)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chrome.Launch(playwright);
        var page = await browser.NewPageAsync(new() { DeviceScaleFactor = Sharpness });
        var drawn = new List<byte[]>();
        foreach (var svg in svgs)
        {
            await page.SetContentAsync($"<!doctype html><meta charset=\"utf-8\"><style>body {{ margin: 0 }} svg {{ display: block }}</style>{svg}");
            drawn.Add(await page.Locator("svg").ScreenshotAsync());
        }

        return drawn;
    }

    /// <summary>Width and height of a drawn picture in CSS pixels, from its header (ISO/IEC 15948, IHDR).</summary>
    public static (int Width, int Height) SizeOf(byte[] png)
    {
        ReadOnlySpan<byte> signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
        if (!png.AsSpan().StartsWith(signature))
        {
            throw new InvalidDataException("no PNG");
        }

        int At(int place) => BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(place)) / Sharpness;
        return (At(16), At(20));
    }
}
