using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Cliffs;

/// <summary>A typical household with one certificate holder: what the registers would hold of it, but for income, grade and roster.</summary>
/// <param name="Facts">By column, as rules read them.</param>
public sealed record HouseholdType(string Id, BilingualText Name, IReadOnlyDictionary<string, object?> Facts)
{
    // What is not said of a household: an ordinary holder without exclusion or need.
    private static readonly Dictionary<string, object?> Ordinary = new(StringComparer.Ordinal)
    {
        ["alive"] = true, ["in_hukou"] = true, ["cert_valid"] = true, ["property_ok"] = true, ["supporter"] = true, ["mental"] = false, ["own_dwelling"] = true,
        ["check_months"] = 99m, ["elderly_care"] = 0m, ["sex"] = "male", ["means_checked"] = true, ["extra_members"] = 0m, ["medical_cost"] = 0m, ["study_stage"] = "none", ["pension_kind"] = "resident", ["medical_kind"] = "resident", ["care_form"] = "none", ["care_level"] = "self",
    };

    public decimal Members => Convert.ToDecimal(Facts["hh_members"], CultureInfo.InvariantCulture);

    /// <summary>Reads policy/households/*.yaml.</summary>
    /// <exception cref="PolicyFaultsException">All faults of the files, with file and line.</exception>
    public static IReadOnlyList<HouseholdType> Read(IEnumerable<(string File, string Text)> files, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(book);
        var (types, faults) = (new List<HouseholdType>(), new List<PolicyFault>());
        foreach (var (file, text) in files)
        {
            foreach (var entry in PolicyYaml.Open(file, text, faults, "households")?.List("households", "id", "name", "facts") ?? [])
            {
                types.Add(Of(entry, book));
                if (types.Count(t => t.Id == types[^1].Id) > 1)
                {
                    entry.Fault("id", $"“{types[^1].Id}” is given twice");
                }
            }
        }

        return faults.Count > 0 ? throw new PolicyFaultsException(faults) : types;
    }

    /// <summary>Files of the product, and those of the data home, which come before ours of the same name.</summary>
    public static IEnumerable<(string File, string Text)> Files(params string[] policyFolders) => policyFolders
        .Select(folder => Path.Combine(folder, "households")).Where(Directory.Exists).SelectMany(folder => Directory.EnumerateFiles(folder, "*.yaml"))
        .GroupBy(file => Path.GetFileName(file), StringComparer.Ordinal).OrderBy(files => files.Key, StringComparer.Ordinal).Select(files => (files.Key!, File.ReadAllText(files.Last())));

    private static HouseholdType Of(PolicyYaml entry, RuleBook book)
    {
        var facts = book.Facts.ToDictionary(f => f.Column, f => Ordinary.TryGetValue(f.Column, out var value) ? value : f.Symbol.Type.Kind == FeelKind.Boolean ? false : null, StringComparer.Ordinal);
        foreach (var (column, text) in entry.Pairs("facts"))
        {
            if (book.Facts.FirstOrDefault(f => f.Column == column) is not { } fact)
            {
                entry.Fault("facts", $"no fact “{column}”{FeelText.Offer(column, book.Facts.Select(f => f.Column))}");
                continue;
            }

            if (Value(fact, text) is { } value)
            {
                facts[column] = value;
                continue;
            }

            entry.Fault("facts", $"“{column}: {text}” is not {(fact.Symbol.Codes.Count > 0 ? "one of " + string.Join(", ", fact.Symbol.Codes.Select(c => c.Code)) : fact.Symbol.Type)}");
        }

        // What is not said of a fact that another can stand in for is as that one.
        foreach (var fact in book.Facts.Where(f => f.EarlierAs is not null && facts[f.Column] is null))
        {
            facts[fact.Column] = facts.GetValueOrDefault(fact.EarlierAs!);
        }

        if (facts["hh_members"] is null)
        {
            entry.Fault("facts", "“hh_members” is missing: how many live in the household");
        }

        return new(entry.Text("id"), entry.Both("name"), facts);
    }

    private static object? Value(PolicyFact fact, string text) =>
        fact.Symbol.Codes.Count > 0 ? fact.Symbol.Codes.Any(c => Convert.ToString(c.Code, CultureInfo.InvariantCulture) == text) ? text : null
        : fact.Symbol.Type.Kind switch
        {
            FeelKind.Boolean => bool.TryParse(text, out var truth) ? truth : null,
            FeelKind.Number => decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => text,
        };
}
