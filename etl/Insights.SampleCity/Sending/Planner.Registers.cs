namespace Insights.SampleCity.Sending;

/// <summary>The health register by month, the schools' lists by term.</summary>
internal sealed partial class Planner
{
    private void Health()
    {
        var months = ByMonth(book.Health.Count, at => window.MonthOf(book.Health[at].Change));
        for (var month = 0; month < window.Count; month++)
        {
            var name = month == 0 ? "卫健部门残疾相关诊断登记(全量).csv" : "卫健部门残疾相关诊断登记.csv";
            plans.Add(Text(window.FileLabel(month) + name, feeds.Health, TitleOf("残疾相关诊断登记", month), months[month], CsvEncoding.Gb18030));
        }
    }

    private void Schooling()
    {
        foreach (var term in Enumerable.Range(0, book.Schooling.Count).GroupBy(at => book.Schooling[at].Term).OrderBy(g => g.Key))
        {
            plans.Add(Book($"{window.FileLabel(term.Key)}特殊教育需要学生学籍名册.xlsx", feeds.Schooling, "学籍", "特殊教育需要学生学籍名册", term.Key, [.. term]) with
            {
                Total = true, DateCells = term.Key % 3 == 0, Foot = "注：含未持残疾人证的学生。",
            });
        }
    }
}
