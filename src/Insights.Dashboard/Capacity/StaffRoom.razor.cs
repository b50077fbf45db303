using System.Globalization;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;
using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.Capacity;

public partial class StaffRoom
{
    private IReadOnlyList<Workforce> staff = [];
    private StaffPlan? plan;
    private StaffOutcome? outcome;
    private string? told;
    private TwinTable professions = new([], Array.Empty<IReadOnlyList<TwinCell>>());

    [Parameter, EditorRequired]
    public required View View { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<(string Name, string? Value)> Moved { get; set; }

    private Words W => View.Words;

    private int Most => Math.Max(20, (int)Math.Ceiling(Math.Max(outcome!.Now.Hired.Value * 3, (outcome.HiresFor ?? 0) * 1.5) / 10) * 10);

    private double Posts => plan!.Posts ?? outcome!.Now.Posts;

    // Half as many again as there are, or as the standard asks for in the end: nobody plans more.
    private int MostPosts => (int)Math.Ceiling(Math.Max(outcome!.Now.Posts, outcome.Quarters[^1].Needed) * 1.5 / 10) * 10;

    private IReadOnlyList<LeverSet.Slider> Sliders =>
    [
        new("hired", W["staffing.hired"], (int)Math.Round(plan!.Hired ?? outcome!.Now.Hired.Value), 0, Most),
        new("leaving", W["staffing.leaving"], (int)Math.Round((plan.Leaving ?? outcome!.Now.Leaving.Value) * 1000), 0, 150, 1, Numbers.Percent(plan.Leaving ?? outcome!.Now.Leaving.Value) + "%"),
        new("posts", W["staffing.posts"], (int)Posts, 0, MostPosts),
    ];

    private IReadOnlyList<(string Term, string Said)> Rates =>
    [
        (W["staffing.hired"], W.Say("staffing.rate.hired", CareSentence.One(outcome!.Now.Hired.Value), CareSentence.Range(outcome.Now.Hired.Count95(), 1), Numbers.Whole(outcome.Now.Hired.Events))),
        (W["staffing.leaving"], W.Say("staffing.rate.leaving", Numbers.Percent(outcome.Now.Leaving.Value), CareSentence.Range(outcome.Now.Leaving.Share95(), 1, 100), Numbers.Whole(outcome.Now.Leaving.Events))),
        (W["staffing.posts"], W.Say("staffing.rate.posts", Numbers.Whole(outcome.Now.Posts), Numbers.Whole(outcome.Now.Filled))),
        (W["staffing.need"], W.Say("staffing.rate.need", W.Numbers.Count(outcome.Now.InNeed), Numbers.Percent(Math.Pow(1 + outcome.Now.NeedGrowth, 4) - 1))),
        (W["staffing.standard"], W.Say("staffing.rate.standard", CareSentence.One(outcome.Now.Standard * 1000))),
    ];

    private IReadOnlyList<(string Head, string Number, string? Small)> Tiles =>
    [
        (W["staffing.now"], Numbers.Whole(outcome!.Now.Filled), W.Say("staffing.now.say", Numbers.Whole(outcome.Now.Posts), Numbers.Whole(outcome.Now.Needed))),
        (W["staffing.met"], outcome.MetQuarter is { } quarter ? StaffSentence.Date(quarter, View) : W.Say("places.not_in", plan!.Quarters / 4), W["staffing.met.say"]),
        (W["staffing.hires_for"], outcome.HiresFor is { } hires ? W.Say("staffing.people", Numbers.Whole(Math.Ceiling(hires))) : W["staffing.too_few_posts"],
            outcome.HiresFor is null ? W.Say("staffing.too_few_posts.say", Numbers.Whole(outcome.PostsShort)) : W.Say("staffing.hires_for.say", StaffSentence.Date(plan!.Quarters, View))),
        (W["staffing.per_thousand"], CareSentence.One(outcome.PerThousand.End), W.Say("staffing.per_thousand.say", CareSentence.One(outcome.PerThousand.Now))),
    ];

    protected override void OnParametersSet()
    {
        staff = Workforce.Of(View.Version.WorkforceFlows());
        var now = staff.FirstOrDefault(s => s.Profession == View.Own("profession")) ?? (staff.Count > 0 ? staff[0] : null);
        if (now is null)
        {
            return;
        }

        var asked = new AskedNumbers(View);
        plan = new(asked.Of("hired", 0, 500), asked.Of("leaving", 0, 150) / 1000.0, Posts: asked.Of("posts", 0, 5000));
        told = asked.Told;
        outcome = Staffing.Run(now, plan);
        professions = new(
            [W["staffing.profession"], W["staffing.posts"], W["staffing.now"], W["staffing.needed"], W["staffing.need"], W["staffing.per_thousand"], W["staffing.hired"], W["staffing.leaving"]],
            [.. staff.Select(s => (IReadOnlyList<string>)
            [
                W.Code("profession", s.Profession), Numbers.Whole(s.Posts), Numbers.Whole(s.Filled), Numbers.Whole(s.Needed), W.Numbers.Count(s.InNeed),
                CareSentence.One(1000 * s.Filled / s.InNeed), CareSentence.One(s.Hired.Value), Numbers.Percent(s.Leaving.Value) + "%",
            ])]);
    }
}
