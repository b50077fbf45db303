using System.Globalization;
using System.Text;

namespace Insights.Policy.Rules;

/// <summary>
/// A dated value that a planner of the city proposes: one small file in the data home's policy/, beside the rule files and never inside one.
/// It is one more dated entry of the parameter, holds from the next run on, and is taken back by deleting the file.
/// </summary>
/// <param name="On">The day on which it was proposed.</param>
/// <param name="Source">The document that stands behind it.</param>
public sealed record ProposedValue(string Parameter, DateOnly From, decimal Value, string Author, DateOnly On, string Source, string? Note)
{
    /// <summary>What such a file's name begins with; rule files are called otherwise.</summary>
    public const string Prefix = "proposed-";

    public string File => $"{Prefix}{Parameter}-{From.ToString("yyyy-MM", CultureInfo.InvariantCulture)}.yaml";

    /// <summary>The file's text; texts are quoted, so that no sign in them is read as YAML.</summary>
    public string Text()
    {
        static string Quoted(string text) => "\"" + string.Concat(text.Select(c => c switch { '"' => "\\\"", '\\' => "\\\\", _ when char.IsControl(c) => " ", _ => $"{c}" })) + "\"";
        var text = new StringBuilder("# 推演页提出的参数；下一次运行起生效，删除本文件即撤回。 Proposed on the what-if page; holds from the next run, delete the file to take it back.\n");
        text.Append(CultureInfo.InvariantCulture, $"parameter: {Parameter}\nfrom: {From:yyyy-MM}\nvalue: {Value}\nauthor: {Quoted(Author)}\nproposed: {On:yyyy-MM-dd}\nsource: {Quoted(Source)}\n");
        if (!string.IsNullOrWhiteSpace(Note))
        {
            text.Append(CultureInfo.InvariantCulture, $"note: {Quoted(Note)}\n");
        }

        return text.ToString();
    }
}
