using Insights.Dashboard.Viewing;
using Insights.Policy.Simulation;
using Insights.Workspace;

namespace Insights.Dashboard.WhatIf;

/// <summary>A plan as an address names it: by the id of a saved one or by its own text.</summary>
/// <param name="Address">The page on which it is drawn up.</param>
public sealed record PlanChoice(string Asked, string Name, string Address, Plan Plan);

/// <summary>The plans that can be put beside the law: examples of the rule book and what planners have saved.</summary>
public static class PlanChoices
{
    /// <summary>All that can be chosen: saved plans first, then examples; what the store could not say is told.</summary>
    public static (IReadOnlyList<(string Asked, string Name)> Choices, string? Told) All(WhatIfEngine engine, WorkspaceDoor store, View view)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(view);
        List<(string Asked, string Name)> choices = [.. engine.Examples(view.Version).Select(e => (e.Plan.Text, view.Words.Of(e.Name.Zh, e.Name.En)))];
        var told = StoreWords.Try(() => choices.InsertRange(0, store.Scenarios().Select(s => (s.Id, $"{s.Name} · {s.Author}"))), view.Words);
        return (choices, told);
    }

    /// <summary>The plan that is asked for, or why there is none.</summary>
    public static (PlanChoice? Choice, string? Told) Find(WhatIfEngine engine, WorkspaceDoor store, View view, string asked)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(asked);
        var book = engine.Of(view.Version).WhatIf.Book;
        if (asked.Contains(':', StringComparison.Ordinal))
        {
            var (plan, unknown) = Plan.OfText(asked, book, view.Months[^1]);
            var skipped = unknown.Count > 0 ? view.Words.Say("shell.not_understood", string.Join(view.Words["list.comma"], unknown)) : null;
            var name = engine.Examples(view.Version).Where(e => e.Plan.Text == plan.Text).Select(e => view.Words.Of(e.Name.Zh, e.Name.En)).FirstOrDefault() ?? plan.Named(view.Words, book, view.Months[^1], GroupWords.Places(view));
            return (plan.IsLaw ? null : new(asked, name, plan.At(view, "/what-if"), plan), skipped);
        }

        SavedScenario? saved = null;
        if (StoreWords.Try(() => saved = store.Scenario(asked), view.Words) is { } fault)
        {
            return (null, fault);
        }

        if (saved is not { Deleted: null })
        {
            return (null, view.Words.Say("whatif.saved.none", asked));
        }

        var (held, unread) = PlanFile.Read(saved, book, view.Words);
        return held is not { IsLaw: false } ? (null, unread ?? view.Words.Say("whatif.saved.law_one", saved.Name))
            : (new(asked, saved.Name, Plan.Law.At(view, "/what-if", ("s", saved.Id)), held), null);
    }
}
