using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Ageing;

/// <summary>
/// The years ahead: the register ages on seeded dice, each year everyone is judged under the law of that year and under the plan. Shared by all viewers;
/// the middle course is made once and kept, so that a plan then costs one pass a year. The past is never touched: a plan begins after the month judged.
/// </summary>
public sealed class YearsAhead
{
    /// <summary>Years that can be looked ahead; the rates are those of one year and wear out.</summary>
    public const int Most = 10;

    private readonly RuleBook book;
    private readonly SimulatedPopulation start;
    private readonly IReadOnlyDictionary<string, TableColumn> people;
    private readonly int seed;
    private readonly Lock gate = new();
    private readonly Dictionary<int, IReadOnlyList<Course>> middle = [];

    /// <param name="whatIf">The kernel of today's population.</param>
    /// <param name="people">Of the same version: <see cref="PublishedVersion.AgeingPeople"/>.</param>
    /// <param name="seed">The same seed gives the same years.</param>
    public YearsAhead(WhatIf whatIf, IReadOnlyDictionary<string, TableColumn> people, AgeingRates rates, int seed = 1)
    {
        ArgumentNullException.ThrowIfNull(whatIf);
        (book, start, this.people, Rates, this.seed) = (whatIf.Book, whatIf.Population, people, rates, seed);
        Today = whatIf;
    }

    public AgeingRates Rates { get; }

    private WhatIf Today { get; }

    /// <summary>Whether a parameter is an amount of yuan, which rises over the years; thresholds stay.</summary>
    public static bool IsAmount(PolicyParameter parameter) => AmountPath.IsAmount(parameter);

    /// <summary>Judges the plan in the year of the version's month and in <paramref name="years"/> more.</summary>
    /// <param name="from">The plan's first month; after the month judged.</param>
    /// <param name="draws">Courses besides the middle one, for the bands; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">More years than <see cref="Most"/>, or a start in the past.</exception>
    public YearsOutlook Run(Reform plan, DateOnly from, int years, int draws = 0, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, Most);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(from, start.Month);
        var results = Judge(Middle(years, cancel), plan, from, 0, 0, cancel);
        var drawn = new List<IReadOnlyList<YearResult>>();
        for (var draw = 1; draw <= draws; draw++)
        {
            cancel.ThrowIfCancellationRequested();
            drawn.Add(Judge(Make(years, draw, cancel), plan, from, Shift(draw, 1), draw, cancel));
        }

        return new(from, results, drawn.Count == 0 ? [] : [.. results.Select((r, y) => Bands(r, [.. drawn.Select(d => d[y])], Rates.RatioError))], Rates, seed, draws);
    }

    private IReadOnlyList<Course> Middle(int years, CancellationToken cancel)
    {
        lock (gate)
        {
            if (!middle.TryGetValue(years, out var made))
            {
                middle[years] = made = Make(years, 0, cancel);
            }

            return made;
        }
    }

    /// <summary>One course of the register: a kernel a year, with the law of that year and the receipts as they would be.</summary>
    private List<Course> Make(int years, int draw, CancellationToken cancel)
    {
        var path = new AmountPath(book, Rates, start.Month, Shift(draw, 0));
        var state = new AgeingState(start, people, book, Rates, years, seed, draw);
        var flow = new ReceiptFlow(Rates, Today, seed, draw);
        var made = new List<Course> { new(Today, YearEvents.None, state.Holders()) };
        var entitled = Today.EntitledByLaw;
        for (var year = 1; year <= years; year++)
        {
            cancel.ThrowIfCancellationRequested();
            var events = state.Advance(year, cancel);
            var month = start.Month.AddYears(year);
            var law = path.Law(month);
            var judged = new WhatIf(book, state.At(month), law);
            state.Take(flow.Move(state.Receipts, entitled, judged.EntitledByLaw, year));
            entitled = judged.EntitledByLaw;
            made.Add(new(new WhatIf(book, state.At(month), law), events, state.Holders()));
        }

        return made;
    }

    private List<YearResult> Judge(IReadOnlyList<Course> courses, Reform plan, DateOnly from, double shift, int draw, CancellationToken cancel)
    {
        var path = new AmountPath(book, Rates, start.Month, Shift(draw, 0));
        return [.. courses.Select(course =>
        {
            cancel.ThrowIfCancellationRequested();
            var month = course.WhatIf.Population.Month;
            var months = Math.Clamp((month.Year - from.Year + 1) * 12 - from.Month + 1, 0, 12);
            var then = months == 0 ? Reform.None : path.In(plan, from, month.Year == from.Year && from > month ? from : month);
            return new YearResult(month.Year, months, course.WhatIf.Run(shift == 0 ? then : Uncertain(then, course.WhatIf, shift)), course.Events, course.Holders);
        })];
    }

    /// <summary>The take-up of a plan is not known: in a draw it lies as far off as programmes differ among each other.</summary>
    private Reform Uncertain(Reform plan, WhatIf whatIf, double shift) => plan with
    {
        TakeUp = book.Programmes.ToDictionary(
            p => p.Id, p => Math.Clamp((plan.TakeUp.TryGetValue(p.Id, out var given) ? given : whatIf.TakeUpByLaw(p.Id)) + shift * Rates.TakeUpSpread, 0, 1), StringComparer.Ordinal),
    };

    /// <summary>Standard errors off the estimate, of amounts (0) and take-up (1).</summary>
    private double Shift(int draw, int what) => new Luck(seed, draw).Of(Event.Growth, 1000 + what);

    private static YearBands Bands(YearResult middle, IReadOnlyList<YearResult> draws, double ratioError)
    {
        YearBand Of(Func<YearResult, double> number) => YearBand.Of(number(middle), [.. draws.Select(number)]);
        YearBand? Ratio(Func<SimulationResult, double?> ratio) => ratio(middle.Result) is not { } now ? null : YearBand.Of(now, [.. draws.Select(r => ratio(r.Result) ?? 0)], ratioError);
        return new(
            middle.Year, Of(r => r.BaselineYuan), Of(r => r.ScenarioYuan), Of(r => r.ScenarioYuan - r.BaselineYuan), Of(r => r.Result.Baseline.Missed), Of(r => r.Result.Scenario.Missed),
            Ratio(r => r.Baseline.LivingRatio), Ratio(r => r.Scenario.LivingRatio), Of(r => r.Result.Scenario.Covered));
    }

    private sealed record Course(WhatIf WhatIf, YearEvents Events, long Holders);
}
