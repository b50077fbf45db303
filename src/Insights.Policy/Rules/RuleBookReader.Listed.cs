using Insights.Policy.Feel;
using Insights.Warehouse.Naming;

namespace Insights.Policy.Rules;

/// <summary>What puts a person on the roster.</summary>
internal sealed partial class RuleBookReader
{
    private PolicyYaml? roster;

    /// <summary>Code and id of what gives it; one code is left for those whom nothing lists.</summary>
    private IReadOnlyList<(string Code, string By)> Listed(PolicyYaml entry, FeelCode[] codes)
    {
        if (!entry.Has("listed"))
        {
            return [];
        }

        var known = codes.Select(code => Convert.ToString(code.Code)!).ToArray();
        var listed = entry.Pairs("listed");
        foreach (var (code, _) in listed.Where(one => !known.Contains(one.Code)))
        {
            entry.Fault("listed", $"“{code}” is no code of this fact{FeelText.Offer(code, known)}");
        }

        if (known.Except(listed.Select(one => one.Code)).Count() != 1)
        {
            entry.Fault("listed", "every code but one has what gives it; the one left out is that of those in none");
        }

        if (roster is not null)
        {
            entry.Fault("listed", "another fact is the status on the roster already; there is one roster");
        }

        roster = entry;
        return listed;
    }

    /// <summary>What gives a status is a programme or a notion, and does not ask for the status itself.</summary>
    private void ListedBy()
    {
        foreach (var (fact, by) in facts.SelectMany(fact => fact.Listed.Select(one => (fact, one.By))))
        {
            var roots = programmes.Where(one => one.Id == by).SelectMany(one => one.Versions).SelectMany(version => version.Clauses).Select(clause => clause.When.Root)
                .Concat(definitions.Where(one => one.Definition.Key == by).Select(one => one.Expression.Root)).ToArray();
            if (roots.Length == 0)
            {
                roster!.Fault("listed", $"“{by}” is no programme or notion{FeelText.Offer(by, programmes.Select(one => one.Id).Concat(definitions.Select(one => one.Definition.Key)))}");
            }
            else if (roots.SelectMany(root => root.Everything()).OfType<ReadNode>().Any(read => read.Symbol.Key == fact.Column))
            {
                roster!.Fault("listed", $"“{by}” asks for “{fact.Name}”, which it is to give; write its conditions without it");
            }
        }
    }
}
