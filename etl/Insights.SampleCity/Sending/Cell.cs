namespace Insights.SampleCity.Sending;

internal enum CellKind : byte
{
    Text,
    Number,

    /// <summary>A number that a workbook shows as a date.</summary>
    Date,
}

internal readonly record struct Cell(string Text, CellKind Kind = CellKind.Text);
