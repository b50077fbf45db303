using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>How a register's files look.</summary>
/// <param name="Name">With {0} for the period: 2024年03月, 2024年第1季度 or 2024年.</param>
/// <param name="Months">Months in one file: 1, 3 or 12.</param>
/// <param name="Title">First line of a workbook; of every second csv file.</param>
internal sealed record FileLook(string Name, int Months, string Title)
{
    /// <summary>Null for a workbook.</summary>
    public CsvEncoding? Csv { get; init; }

    public Header Header { get; init; }

    public string Sheet { get; init; } = "明细";

    public bool Total { get; init; }

    public string? Foot { get; init; }

    public string? Preface { get; init; }

    /// <summary>Whether every third workbook holds real dates instead of text.</summary>
    public bool DateCells { get; init; }

    /// <summary>Days before the period whose rows are listed once more; 0 for none.</summary>
    public int RestatedDays { get; init; }
}
