using System.Text.RegularExpressions;
using Insights.Dashboard.Viewing;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Parts;

/// <summary>The document that a programme's rule rests on.</summary>
public static partial class RuleDocument
{
    /// <summary>Its name with its number, for the rule in force in the view's month; that no number is on record where the policy file tells none.</summary>
    public static string Of(View view, Programme programme)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(programme);
        var words = view.Words;
        return view.Version.Rules().LastOrDefault(r => r.Programme == programme.Code && r.FromMonth <= view.Month && (r.ToMonth is null || view.Month <= r.ToMonth)) is not { } rule ? words["passport.no_number"]
            : words.Of(rule.Document, rule.DocumentEn) + (Number().IsMatch(rule.Document) ? string.Empty : $" · {words["passport.no_number"]}");
    }

    // 国发〔2015〕52号: who issued it, the year, the number.
    [GeneratedRegex(@"〔\d{4}〕\s*\d+\s*\p{L}")]
    private static partial Regex Number();
}
