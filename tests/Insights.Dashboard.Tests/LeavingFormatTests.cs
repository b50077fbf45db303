using System.Globalization;
using System.Text.RegularExpressions;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

/// <summary>A workbook shows a number by its format, the page by its words: both are read by the same people and must say the same.</summary>
public sealed partial class LeavingFormatTests(PageTests.City city) : IClassFixture<PageTests.City>
{
    public static TheoryData<string> Pages() =>
    [
        "/", "/?area=441900121", "/blind-spots", "/blind-spots?area=441900121&programme=dibao", "/blind-spots?area=441900121004", "/living-standard", "/living-standard?area=441900121",
        "/governance", "/governance?area=441900121", "/indicators", "/indicators?area=441900121", "/data", "/data/figures", "/wall/text", "/wall/text?area=441900121",
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_number_reads_in_a_workbook_as_on_the_page(string address)
    {
        foreach (var language in WordBook.Languages)
        {
            await Holds(address, language);
        }
    }

    [Fact]
    public async Task The_numbers_of_every_card_read_in_a_workbook_as_on_its_page()
    {
        foreach (var card in city.Door.Current()!.Cards())
        {
            await Holds("/indicators/" + card.Id, "en");
        }
    }

    private async Task Holds(string address, string language)
    {
        var (_, page, _) = await LeavingReader.Read(city.Door, address, language, null);
        var cells = page.Blocks.SelectMany(b => b.Tables.SelectMany(t => t.Rows.Rows.SelectMany(r => r.Select((cell, n) => (Where: $"{address} {language} {b.Id} {t.Rows.Heads[n]}", Cell: cell)))))
            .Concat(page.Numbers.SelectMany(r => r.Select(cell => (Where: $"{address} {language} {r[0].Text}", Cell: cell)))).Where(c => c.Cell.Number is not null).ToList();
        Assert.NotEmpty(cells);
        var apart = cells.Where(c => !Agree(c.Cell)).Select(c => $"{c.Where}: the page says {c.Cell.Text}, the workbook {c.Cell.Number!.Value.ToString(c.Cell.Format, CultureInfo.InvariantCulture)}").Distinct().ToList();
        Assert.True(apart.Count == 0, string.Join("\n", apart));
    }

    /// <summary>Equal to the last digit of the one with fewer of them.</summary>
    private static bool Agree(TwinCell cell)
    {
        var (page, book) = (Said(cell.Text), Said(cell.Number!.Value.ToString(cell.Format, CultureInfo.InvariantCulture)));
        return page is { } p && book is { } b && p.Percent == b.Percent && Math.Abs(p.Value - b.Value) <= (1.001 * Math.Max(p.Step, b.Step));
    }

    private static (double Value, double Step, bool Percent)? Said(string text)
    {
        if (Number().Match(text) is not { Success: true } found)
        {
            return null;
        }

        var scale = found.Groups["unit"].Value switch { "万" => 1e4, "亿" => 1e8, "million" => 1e6, "billion" => 1e9, "k" => 1e3, _ => 1 };
        var sign = found.Groups["sign"].Value is "−" or "-" ? -1 : 1;
        var digits = found.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal);
        var point = digits.IndexOf('.', StringComparison.Ordinal);
        return (sign * scale * double.Parse(digits, CultureInfo.InvariantCulture), scale * Math.Pow(10, point < 0 ? 0 : point + 1 - digits.Length), found.Groups["unit"].Value == "%");
    }

    [GeneratedRegex(@"(?<sign>[+−-]?)(?<digits>\d[\d,]*(?:\.\d+)?)\s?(?<unit>%|万|亿|million|billion|k)?")]
    private static partial Regex Number();
}
