using System.Globalization;
using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>Values that planners propose, put among the dated entries of their parameters.</summary>
internal sealed partial class RuleBookReader
{
    private readonly Dictionary<string, List<string>> proposedFiles = new(StringComparer.Ordinal);

    private readonly List<ProposedValue> proposals = [];

    private static bool IsProposed(string file) => file.StartsWith(ProposedValue.Prefix, StringComparison.Ordinal);

    private void Proposed(PolicyYaml yaml)
    {
        var (id, from, value, author, source) = (yaml.Text("parameter"), yaml.Month("from"), yaml.Number("value"), yaml.Text("author"), yaml.Text("source"));
        if (!DateOnly.TryParseExact(yaml.Text("proposed"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on))
        {
            yaml.Fault("proposed", "“proposed” is the day of the proposal, such as 2026-11-25");
        }

        var at = parameters.FindIndex(p => p.Id == id);
        if (at < 0)
        {
            yaml.Fault("parameter", $"no parameter “{id}”{Spelling.Named(id, parameters.Select(p => (p.Id, p.Name)))}");
            return;
        }

        if (from is not { } month)
        {
            return;
        }

        var parameter = parameters[at];
        if (parameter.Entries.FirstOrDefault(e => e.From == month) is { } same)
        {
            yaml.Fault("from", $"“{parameter.Name.Zh}” already has a value from {month:yyyy-MM} ({same.Value.ToString(CultureInfo.InvariantCulture)}); a proposal never overwrites one. Choose another month");
            return;
        }

        if (parameter.Entries.Count > 0 && month < parameter.Entries[0].From)
        {
            yaml.Fault("from", $"“{parameter.Name.Zh}” begins in {parameter.Entries[0].From:yyyy-MM}; a proposal cannot come before it");
            return;
        }

        if (past is { AsOf: var asOf } && past.Touches(id, month))
        {
            yaml.Fault("from", $"{month:yyyy-MM} is judged already (the published version goes to {asOf:yyyy-MM}); a proposal never touches the past. Write “from: {asOf.AddMonths(1):yyyy-MM}” or a later month; what was wrong in the past is mended in the rule file, with its source");
            return;
        }

        if (!Keeps(yaml, value, parameter.Bounds, parameter.Name.Zh, parameter.Unit))
        {
            return;
        }

        if (past is not null && past.Waits(id, month))
        {
            texts.Remove(yaml.File);
            return;
        }

        var proposal = new ProposedValue(id, month, value, author, on, source, yaml.OptionalText("note"));
        proposals.Add(proposal);
        (proposedFiles.TryGetValue(id, out var files) ? files : proposedFiles[id] = []).Add(yaml.File);
        parameters[at] = parameter with
        {
            Entries = [.. parameter.Entries.Append(new(month, value, "proposed", $"{source}（{author}，{on:yyyy-MM-dd} 提出）")).OrderBy(e => e.From)],
        };
    }
}
