namespace Insights.Warehouse.Exporting;

/// <summary>How much room text takes: a Chinese character stands in two Latin letters' place.</summary>
public static class Letters
{
    // The first block of Han characters and their parts (Unicode, East Asian Width, UAX #11): what we write before it is narrow.
    private const char LastNarrow = '\u2E7F';

    public static bool IsWide(char letter) => letter > LastNarrow;

    /// <summary>Width of a spreadsheet's column that shows the text whole, in the width of a digit.</summary>
    public static double ColumnWidth(string text) => text.Sum(c => IsWide(c) ? 2.1 : 1.1) + 2;

    /// <summary>Latin letters that would take as much room.</summary>
    public static int Places(string text) => text.Sum(c => IsWide(c) ? 2 : 1);
}
