using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>One programme on one side, in the month judged.</summary>
/// <param name="Entitled">Persons whom the rule entitles.</param>
/// <param name="Unknown">Persons for whom a fact that the rule needs is missing.</param>
/// <param name="Recipients">Entitled persons who receive it: those paid today, and the stated shares of the newly entitled and of those missed; an expectation.</param>
/// <param name="Missed">Entitled persons whom it does not reach, those in process and refusals apart; an expectation.</param>
/// <param name="CostYuan">Yuan a month at the amounts due to the recipients; a household's amount once.</param>
/// <param name="Paid">All who are paid, rightly or not; an expectation. Those who stop being entitled by the reform are no longer paid.</param>
public sealed record ProgrammeOutcome(double Entitled, double Unknown, double Recipients, double Missed, double CostYuan, double Paid = 0)
{
    /// <summary>Recipients ÷ all who are paid; no value where nobody is.</summary>
    public double? Precision => Paid > 0 ? Recipients / Paid : null;

    /// <summary>Recipients ÷ entitled; no value where nobody is entitled.</summary>
    public double? Coverage => Entitled > 0 ? Recipients / Entitled : null;
}

/// <param name="IsTold">Whether pay lists or a register of services tell who received it; if not, whoever the law entitles counts as having it.</param>
public sealed record ProgrammeResult(Programme Programme, ProgrammeOutcome Baseline, ProgrammeOutcome Scenario, bool IsTold);

/// <summary>What one level of government pays, yuan a month.</summary>
public sealed record PayerResult(string Level, double BaselineYuan, double ScenarioYuan);

/// <summary>People, not cases, and the living standard of their households.</summary>
/// <param name="Entitled">Persons entitled to at least one programme.</param>
/// <param name="Covered">Those who receive everything that they are entitled to; an expectation.</param>
/// <param name="Missed">Those missed by at least one programme; an expectation.</param>
/// <param name="LivingRatio">Income a head of holders' households ÷ the city's.</param>
/// <param name="GapYuan">The city's income a head less theirs, yuan a month.</param>
/// <param name="Poverty">Headcount, gap and severity (FGT 0, 1, 2) of members of these households at the dibao line of the law.</param>
/// <param name="EdgePoverty">The same at one and a half times the line.</param>
public sealed record PeopleOutcome(
    double Entitled, double Covered, double Missed, double CostYuan, double? LivingRatio, double? GapYuan, IReadOnlyList<double> Poverty, IReadOnlyList<double> EdgePoverty)
{
    public double? Coverage => Entitled > 0 ? Covered / Entitled : null;
}

/// <summary>Who gains and who loses within one class of a division (town, category, grade, age, sex, household by its size, home by who lives together); each division holds everyone.</summary>
/// <param name="Persons">Persons in the class.</param>
/// <param name="Yuan">What they gain less what they lose, yuan a month; an expectation.</param>
public sealed record GroupResult(string Division, string Key, long Persons, long Winners, long Losers, double Yuan);

/// <summary>People of one town, before and after.</summary>
public sealed record TownResult(string Town, double EntitledBefore, double CoveredBefore, double EntitledAfter, double CoveredAfter);

/// <summary>Persons whose help changes by yuan a month from <paramref name="From"/> up to <paramref name="To"/> (open ends absent).</summary>
public sealed record ChangeBand(double? From, double? To, long Persons);

/// <summary>A reform against the law in force, over the whole population. Winners + losers + unchanged = population.</summary>
/// <param name="Winners">Persons to whom the reform allots more than they hold; with a share of those missed reached, those too.</param>
/// <param name="Milliseconds">Set-up and pass, for the page's own account.</param>
public sealed record SimulationResult(
    DateOnly Month, long Population, IReadOnlyList<ProgrammeResult> Programmes, PeopleOutcome Baseline, PeopleOutcome Scenario,
    long Winners, long Losers, long Unchanged, double GainYuan, double LossYuan,
    IReadOnlyList<GroupResult> Groups, IReadOnlyList<TownResult> Towns, IReadOnlyList<ChangeBand> Bands, double Milliseconds)
{
    /// <summary>Class of those of whom it is not known: without a town, a certificate, a household, or a means check.</summary>
    public const string Unknown = "unknown";

    /// <summary>A group of the reform lets in, by itself, so few that a plan with it less one without it would tell who they are.</summary>
    public bool LetsInFew { get; init; }

    /// <summary>Of the winners, those who get a gain at the stated take-up and reach; an expectation.</summary>
    public double Receiving { get; init; }

    /// <summary>Persons whom a moved line of income takes onto the low-income roster, off it or to another status on it; programmes that hang on the status are judged by the new one.</summary>
    public long Relisted { get; init; }

    /// <summary>The cost by who pays it, by the shares of the month; sums to the cost.</summary>
    public IReadOnlyList<PayerResult> Payers => [.. PayerShares.Levels.Select(level => new PayerResult(level, Paid(level, p => p.Baseline), Paid(level, p => p.Scenario)))];

    private double Paid(string level, Func<ProgrammeResult, ProgrammeOutcome> side) =>
        Programmes.Sum(p => side(p).CostYuan * (double)(p.Programme.PayersIn(Month)?.Shares.GetValueOrDefault(level) ?? 0));
}
