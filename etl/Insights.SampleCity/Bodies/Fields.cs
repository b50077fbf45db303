using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>Columns that these registers share in form.</summary>
internal static class Fields
{
    public static Column Month(params string[] headers) => new("month", Form.Month, headers);

    public static Column Quarter() => new("quarter", Form.Month, ["报告期", "季度末月", "统计截止月份"]);

    public static Column Text(string name, params string[] headers) => new(name, Form.Text, headers);

    public static Column Count(string name, params string[] headers) => new(name, Form.Whole, headers);

    public static Column Day(string name, params string[] headers) => new(name, Form.Date, headers);

    public static Column Flag(string name, params string[] headers) => new(name, Form.Yes, headers) { Words = [["否", "0", "×"], ["是", "1", "√"]] };

    public static Column Code(string name, string[] headers, params string[][] words) => new(name, Form.Code, headers) { Words = words };

    public static Column Town(bool required) => new("town", Form.Town, ["所属镇街", "镇街"]) { Required = required };
}
