using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Warehouse.Exporting;

/// <summary>The looks of a small workbook: plain, text that stays text when it is edited, a bold header, and one look for each form of number.</summary>
internal static class SheetStyles
{
    public const uint Text = 1;

    public const uint Head = 2;

    // The number of the built-in form '@'.
    private const uint AsText = 49;

    // Forms below this number are Excel's own.
    private const uint FirstOwn = 164;

    /// <summary>The look of the nth form.</summary>
    public static uint Number(int format) => (uint)format + 3;

    public static Stylesheet Of(IReadOnlyList<string> formats) => new(
        new NumberingFormats(formats.Select((f, n) => new NumberingFormat { NumberFormatId = FirstOwn + (uint)n, FormatCode = f })),
        new Fonts(new Font(), new Font(new Bold())),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats([
            new CellFormat { FormatId = 0 },
            new CellFormat { FormatId = 0, NumberFormatId = AsText, ApplyNumberFormat = true },
            new CellFormat { FormatId = 0, NumberFormatId = AsText, ApplyNumberFormat = true, FontId = 1, ApplyFont = true },
            .. formats.Select((_, n) => new CellFormat { FormatId = 0, NumberFormatId = FirstOwn + (uint)n, ApplyNumberFormat = true }),
        ]));
}
