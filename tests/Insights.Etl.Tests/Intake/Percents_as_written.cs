using Insights.Etl.Read;

namespace Insights.Etl.Tests.Intake;

/// <summary>Progress as departments write it in a workbook: a number, a text with its sign, a cell that shows per cent.</summary>
public sealed class Percents_as_written
{
    private static readonly string[] Header = ["统计月份", "工程编号", "工程名称", "工程类别", "设计名额", "计划总投资", "累计完成投资", "形象进度(%)", "当前节点", "立项日期", "计划启用日期", "预计启用日期"];

    [Fact]
    public void The_three_ways_and_a_cell_that_shows_per_cent_land_as_one_number()
    {
        using var home = new IntakeHome();
        object[] written = [86, "86%", 0.86, new PercentCell(0.86), new PercentCell(1), 100];
        home.Book("2025年01月重点工程建设进度月报.xlsx", new TinyWorkbook().Sheet("进度", [Header, .. written.Select((progress, n) => Row($"GC{n + 1:000}", progress, progress is 100 or PercentCell { Part: 1 } ? "启用" : "装修"))]));
        home.Run();
        Assert.Equal(["progress=86", "progress=86", "progress=86", "progress=86", "progress=100", "progress=100"], home.Rows("SELECT progress FROM landed_construction ORDER BY project_no"));
    }

    [Theory]
    [InlineData("0%", true)]
    [InlineData("0.00%", true)]
    [InlineData("0\"%\"", false)]
    [InlineData("0\\%", false)]
    [InlineData("#,##0", false)]
    [InlineData(null, false)]
    public void A_format_shows_per_cent_where_the_sign_is_not_quoted(string? format, bool shows) => Assert.Equal(shows, CellText.ShowsPercent(format));

    private static object?[] Row(string project, object progress, string stage) => ["2025-01", project, "托养中心工程", "托养", "320", "26000万元", "8000万元", progress, stage, "2023-05-06", "2026-06-30", "2026-09-30"];
}
