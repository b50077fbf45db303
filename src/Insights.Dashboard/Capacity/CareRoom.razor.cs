using System.Globalization;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Sentences;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Capacity;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;
using Insights.Warehouse.Rows;
using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.Capacity;

public partial class CareRoom
{
    private IReadOnlyList<CareHouses> houses = [];
    private IReadOnlyList<Cell> occupancy = [];
    private CarePlan? plan;
    private CareOutcome? outcome;
    private string? told;
    private CareNeed? need;
    private TwinTable needTable = new([], Array.Empty<IReadOnlyList<TwinCell>>());
    private TwinTable forms = new([], Array.Empty<IReadOnlyList<TwinCell>>());

    [Parameter, EditorRequired]
    public required View View { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<(string Name, string? Value)> Moved { get; set; }

    private Words W => View.Words;

    private IReadOnlyList<LeverSet.Slider> Sliders =>
    [
        new("places", W["places.more"], (int)plan!.Places, 0, 500, 10),
        new("opens", W["places.opens"], plan.OpensIn, 1, 24, 1, CareSentence.Date(plan.OpensIn, View)),
        new("filled", W["places.filled"], Percent(plan.Filling ?? outcome!.Now.Filling.Value), 1, 100, 1, Percent(plan.Filling ?? outcome!.Now.Filling.Value) + "%"),
        new("asked", W["places.asked_more"], Percent(plan.MoreAsked), -50, 100, 5, $"{(plan.MoreAsked > 0 ? "+" : string.Empty)}{Numbers.Whole(Percent(plan.MoreAsked))}%"),
        .. Neither is { } neither ? [new("come", W["places.come"], Percent(plan.Coming / neither), 0, 100, 5, W.Say("places.come.shown", Percent(plan.Coming / neither), W.Numbers.Count(DisclosureControl.Count(plan.Coming) ?? 0)))] : Array.Empty<LeverSet.Slider>(),
    ];

    /// <summary>Who needs the form and is on no list, as it is shown; null where that is withheld, nobody, or not known.</summary>
    private double? Neither => need?.Shown().Classes[^1] is > 0 and var persons ? persons : null;

    private IReadOnlyList<(string Term, string Said)> Rates =>
    [
        (W["places.rate.asked"], CareHouses.IsWithheld(outcome!.Now.Asked) ? W["places.rate.few"] : W.Say("places.rate.count", CareSentence.One(outcome.Now.Asked.Value), CareSentence.Range(outcome.Now.Asked.Count95(), 1))),
        (W["places.rate.leaving"], Share(outcome.Now.Leaving)), (W["places.rate.giving"], Share(outcome.Now.GivingUp)), (W["places.rate.filling"], Share(outcome.Now.Filling, "places.rate.filled")),
    ];

    private IReadOnlyList<(string Head, string Number, string? Small)> Tiles =>
    [
        (W["places.waiting"], CareSentence.People(outcome!.Now.Waiting, W), outcome.Now is { MedianDays: { } middle, SlowDays: { } slow } ? W.Say("places.waited", Numbers.Whole(middle), Numbers.Whole(slow)) : W["places.waited.none"]),
        (W["places.clear"], Month(outcome.ClearMonth), OutreachSentence.Band(Come(outcome.ClearEarly), Come(outcome.ClearLate), Never, W)),
        (W["places.needed"], outcome.PlacesFor is { } places ? W.Say("places.n", W.Numbers.Count(places)) : W["outreach.never"], W.Say("places.needed.say", CareSentence.Date(plan!.OpensIn, View))),
        (W["places.occupancy"], Numbers.Percent(outcome.Occupancy, 0) + "%", W.Say("places.occupancy.say", Numbers.Percent(Occupied(outcome.Now), 0))),
    ];

    protected override void OnParametersSet()
    {
        houses = CareHouses.Of(View.Version.CareFlows());
        occupancy = View.Version.CellsOf(View.Places.City.Code, "care_occupancy").Split("care_occupancy", View.Places.City.Code, View.Months[^1], "care_form");
        var now = houses.FirstOrDefault(h => h.Form == View.Own("form")) ?? houses.MaxBy(h => h.Waiting);
        if (now is null)
        {
            return;
        }

        var needs = Needs();
        need = needs.FirstOrDefault(n => n.Form == now.Form);
        needTable = NeedTable(needs);
        var asked = new AskedNumbers(View);
        plan = new(
            now.Form, asked.Of("places", 0, 500) ?? Fifth(now.Places), asked.Of("opens", 1, 24) ?? 6, asked.Of("filled", 1, 100) is { } percent ? percent / 100.0 : null, (asked.Of("asked", -50, 100) ?? 0) / 100.0,
            Coming: (asked.Of("come", 0, 100) ?? 0) / 100.0 * (Neither ?? 0));
        told = asked.Told;
        outcome = Answers.Care(View.Version, now, plan);
        forms = new(
            [W["places.form"], W["places.places"], W["places.in_care"], W["places.occupancy"], W["places.waiting"], W["places.rate.asked"], W["places.rate.leaving"], W["places.rate.giving"], W["places.rate.filling"]],
            [.. houses.Select(h => (IReadOnlyList<string>)
            [
                W.Code("care_form", h.Form), Numbers.Whole(h.Places), CareSentence.People(h.InCare, W), Numbers.Percent(Occupied(h), 0) + "%", CareSentence.People(h.Waiting, W),
                CareHouses.IsWithheld(h.Asked) ? Numbers.Withheld : CareSentence.One(h.Asked.Value), Told(h.Leaving, 1), Told(h.GivingUp, 1), Told(h.Filling, 0),
            ])]);
    }

    /// <summary>As the indicator tells it; where it does not, of the people in tens.</summary>
    private double Occupied(CareHouses of) => occupancy.FirstOrDefault(c => c.Dimension == "care_form:" + of.Form)?.Value ?? of.Occupancy;

    /// <summary>By the rules, the survey and the register of placements; none where the version holds no population.</summary>
    private IReadOnlyList<CareNeed> Needs()
    {
        try
        {
            return Engine.CareNeeds(View.Version);
        }
        catch (WarehouseFaultException)
        {
            return [];
        }
    }

    private TwinTable NeedTable(IReadOnlyList<CareNeed> needs) => new(
        [W["places.form"], W["places.need.needed"], W["places.in_care"], W["places.need.waiting"], W["places.need.elsewhere"], W["places.need.neither"], W["places.need.unknown"]],
        [.. needs.Select(n => (IReadOnlyList<string>)
            [W.Code("care_form", n.Form), .. n.Shown().Classes.Prepend(n.Shown().Needed).Append(DisclosureControl.Count(n.Unknown)).Select(p => p is { } people ? W.Numbers.Count(people) : Numbers.Withheld)])]);

    /// <summary>The rule's document, in English with what it is before its own name.</summary>
    private string? Document(RuleVersion? rule) => rule is null ? null : W.Of(rule.Document, rule.DocumentEn is { } english ? $"{english}, {rule.Document}" : null);

    /// <summary>To begin with, a fifth more places, in tens.</summary>
    private static int Fifth(double places) => (int)Math.Clamp(Math.Round(places / 50) * 10, 10, 500);

    private static int Percent(double share) => (int)Math.Round(share * 100);

    private string Never => W.Say("places.not_in", plan!.Months / 12);

    private string Month(int? month) => Come(month) ?? Never;

    private string? Come(int? month) => month is { } m ? CareSentence.Date(m, View) : null;

    private static string Told(Rate rate, int digits) => CareHouses.IsWithheld(rate) ? Numbers.Withheld : Numbers.Percent(rate.Value, digits) + "%";

    private string Share(Rate rate, string key = "places.rate.share") => CareHouses.IsWithheld(rate) ? W["places.rate.few"] : W.Say(key, Numbers.Percent(rate.Value), CareSentence.Range(rate.Share95(), 1, 100), W.Numbers.Count(rate.Events), W.Numbers.Count(rate.Trials));
}
