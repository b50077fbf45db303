using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Policy.Simulation;
using Insights.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Insights.Dashboard.WhatIf;

public sealed partial class WhatIfPage : IDisposable
{
    // What an address may say here; of anything else, such as the name by which another page knows a plan, it is told that it was left out.
    private static readonly string[] Heard = ["set", "group", "reach", "take", "from", "rise", "s", "r"];

    private readonly PlanPast past = new();
    private Policy.Simulation.WhatIf engine = default!;
    private PublishedBaseline baseline = default!;
    private Plan plan = Plan.Law;

    /// <summary>The plan whose answers stand on the page: the one set, or while that is being judged the one before.</summary>
    private Plan answered = Plan.Law;
    private bool judging;
    private bool drawn;
    private SavedScenario? saved;
    private SimulationResult? result;
    private IReadOnlyList<string> unknown = [];
    private IReadOnlyList<string> faults = [];
    private string held = string.Empty;
    private string? storeFault;
    private string? loaded;
    private string spoken = string.Empty;
    private YearsBlock? years;

    [SupplyParameterFromQuery(Name = "set")]
    public string? AskedSet { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    public string? AskedGroup { get; set; }

    [SupplyParameterFromQuery(Name = "reach")]
    public string? AskedReach { get; set; }

    [SupplyParameterFromQuery(Name = "take")]
    public string? AskedTake { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    public string? AskedFrom { get; set; }

    [SupplyParameterFromQuery(Name = "rise")]
    public string? AskedRise { get; set; }

    /// <summary>What the page shows is not what is kept under the name, until it is saved.</summary>
    private bool Changed => saved is not null && plan.Text != held;

    /// <summary>The saved plan of whose numbers the page tells; back at the law, none of them are.</summary>
    private SavedScenario? Shown => plan.IsLaw && faults.Count == 0 ? null : saved;

    /// <summary>A saved scenario; what the address says beside it stands before what it holds.</summary>
    [SupplyParameterFromQuery(Name = "s")]
    public string? AskedSaved { get; set; }

    /// <summary>Its revision, so that the page is read anew after a change.</summary>
    [SupplyParameterFromQuery(Name = "r")]
    public string? AskedRevision { get; set; }

    public void Dispose() => Navigation.LocationChanged -= Arrived;

    protected override void OnInitialized() => Navigation.LocationChanged += Arrived;

    /// <summary>A link to the address that the page was opened with, which the router takes for the one that it is at: the plan has moved on from it, so it is read anew.</summary>
    private void Arrived(object? sender, LocationChangedEventArgs to) => _ = InvokeAsync(async () =>
    {
        // The router first: where the address is another one, it has the page read it.
        await Task.Yield();
        if (loaded is null && new Uri(Navigation.Uri).AbsolutePath == "/what-if")
        {
            OnParametersSet();
            StateHasChanged();
        }
    });

    protected override void Load(View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        (engine, baseline) = Engine.Of(view.Version);
        var asked = $"{view.Version.Name}|{AskedSet}|{AskedGroup}|{AskedReach}|{AskedTake}|{AskedFrom}|{AskedRise}|{AskedSaved}|{AskedRevision}";
        if (asked == loaded)
        {
            return;
        }

        loaded = asked;
        (plan, unknown) = Plan.Parse(AskedSet, AskedReach, AskedTake, AskedFrom, AskedRise, AskedGroup, engine.Book, view.Months[^1]);
        unknown = [.. unknown, .. view.Strange([.. view.Asked.Rest.Keys.Order(StringComparer.Ordinal).Select(name => (name, Heard.Contains(name)))])];
        Open(view);
        (result, answered) = (engine.Run(plan.Reform(engine.Book)), plan);
        past.Add(plan);
    }

    private void Open(View view)
    {
        (saved, faults, held, storeFault) = (null, [], string.Empty, null);
        if (AskedSaved is not { Length: > 0 } id)
        {
            return;
        }

        storeFault = StoreWords.Try(() => saved = Store.Scenario(id), view.Words);
        if (saved is not { } found)
        {
            storeFault ??= view.Words.Say("whatif.saved.none", id);
            return;
        }

        var (kept, wrong) = PlanFile.Read(found.Reform, engine.Book, found.AsOf);
        (faults, held) = (wrong, kept?.Text ?? string.Empty);
        plan = plan.Text.Length > 0 ? plan : kept ?? Plan.Law;
    }

    private Task Move(Func<Plan, Plan> change)
    {
        var to = change(plan);
        past.Add(to);
        return Set(to);
    }

    /// <summary>
    /// Judges the plan apart from the circuit, so that it hears the next move meanwhile. A move that comes while one is judged or drawn is not queued: when the
    /// browser has drawn the last answer, the plan as it stands by then is judged next. So a drag over fifty values has no fifty answers to wait for.
    /// </summary>
    private async Task Set(Plan to)
    {
        (plan, loaded) = (to, null);
        years?.GiveWay();
        if (judging)
        {
            return;
        }

        judging = true;
        try
        {
            Plan now;
            do
            {
                now = plan;
                var reform = now.Reform(engine.Book);
                var judged = await Task.Run(() => engine.Run(reform));
                (result, answered, drawn) = (judged, now, false);
                spoken = AnswerSentence.Say(judged, View!.Words);
                StateHasChanged();
                await Script.InvokeVoidAsync("insightsAddress", now.At(View!, "/what-if", ("s", Shown?.Id)));
            }
            while (!ReferenceEquals(now, plan));
        }
        finally
        {
            (judging, drawn) = (false, false);
        }
    }

    /// <summary>While a plan is judged, nothing new is to be drawn.</summary>
    protected override bool ShouldRender() => !judging || !drawn;

    protected override void OnAfterRender(bool firstRender)
    {
        base.OnAfterRender(firstRender);
        drawn = true;
    }

    private void Renew(SavedScenario now) => saved = now;
}
