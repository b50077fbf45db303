using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Seeking;

/// <summary>What a lever moves: a dated parameter, the share of the newly entitled who claim, or the share of those missed who are reached.</summary>
public enum SeekLeverKind { Parameter, TakeUp, Reach }

/// <summary>Something that a search may move, with the values that can be paid or written into a rule, rising.</summary>
/// <param name="Subject">Parameter id, or for a share the programme's id; empty for all programmes.</param>
/// <param name="Values">Null stands for “as today” (a share of take-up that is each programme's coverage).</param>
/// <param name="Law">Where among the values the law stands.</param>
/// <param name="Name">Of the parameter or the programme; absent for all programmes.</param>
/// <param name="Unit">The parameter's; empty for a share.</param>
public sealed record SeekLever(SeekLeverKind Kind, string Subject, IReadOnlyList<decimal?> Values, int Law, BilingualText? Name, string Unit = "")
{
    private const decimal ShareStep = 0.05m;

    /// <summary>Whether a plan may leave the lever where the law stands: not where the asker's bounds leave the law out. It stays among the values, at one end, to be told beside the plan.</summary>
    public bool MayStay { get; init; } = true;

    /// <summary>The least value that a plan may have.</summary>
    public int First => !MayStay && Law == 0 ? 1 : 0;

    /// <summary>The greatest.</summary>
    public int Last => !MayStay && Law == Values.Count - 1 ? Values.Count - 2 : Values.Count - 1;

    /// <summary>Whether a plan may have this value.</summary>
    public bool Allows(int at) => at >= First && at <= Last;

    /// <summary>
    /// The name in an address or on a command line: dibao_standard, reach, reach.dibao, take, take.dibao. Reach alone is of the people missed, whom pay lists tell: of services,
    /// which wait for places and therapists more than to be found, each is a lever of its own (reach.care_day).
    /// </summary>
    public string Code => Kind == SeekLeverKind.Parameter ? Subject : (Kind == SeekLeverKind.Reach ? "reach" : "take") + (Subject.Length > 0 ? "." + Subject : string.Empty);

    /// <summary>Reads “code” or “code:from-to”; without ends an amount may rise and not fall, a threshold move over its whole range.</summary>
    /// <exception cref="ArgumentException">What is wrong with it, with the nearest right spelling.</exception>
    public static SeekLever Parse(string text, RuleBook book, DateOnly month)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(book);
        var (code, ends) = text.Split(':', 2) is [var left, var right] ? (left.Trim(), right) : (text.Trim(), null);
        var (head, programme) = code.Split('.', 2) is [var kind, var id] ? (kind, id) : (code, string.Empty);
        if (head is "reach" or "take")
        {
            var name = programme.Length > 0 ? book.Programme(programme).Name : null;
            var shares = Enumerable.Range(0, (int)(1 / ShareStep) + 1).Select(n => (decimal?)(n * ShareStep));
            return head == "reach"
                ? Within(new(SeekLeverKind.Reach, programme, [.. shares], 0, name), ends)
                : Within(new(SeekLeverKind.TakeUp, programme, [null, .. shares], 0, name), ends);
        }

        var parameter = book.Parameters.FirstOrDefault(p => p.Id == code)
            ?? throw new ArgumentException($"no lever “{code}”{FeelText.Offer(code, [.. book.Parameters.Select(p => p.Id), "reach", "take"])}; a lever is a parameter's id, reach or take, or reach.PROGRAMME");
        var law = parameter.In(month)?.Value ?? throw new ArgumentException($"“{code}” has no value in {month:yyyy-MM} that could be moved");
        var range = parameter.Payable(month)!;
        var least = parameter.Range is null && ends is null ? law : range.Least;
        var values = new List<decimal?>();
        for (var value = least; value <= range.Most; value += range.Step)
        {
            values.Add(value);
        }

        if (!values.Contains(law))
        {
            values.Add(law);
            values.Sort();
        }

        return Within(new(SeekLeverKind.Parameter, code, values, values.IndexOf(law), parameter.Name, parameter.Unit), ends);
    }

    /// <summary>A value as an address says it.</summary>
    public static string Plain(decimal? value) => value is { } v ? v.ToString("0.##", CultureInfo.InvariantCulture) : "today";

    private static SeekLever Within(SeekLever lever, string? ends)
    {
        if (ends is null)
        {
            return lever;
        }

        var pair = ends.Split('-');
        if (pair is not [var low, var high] || !decimal.TryParse(low, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var least)
            || !decimal.TryParse(high, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var most) || most < least)
        {
            throw new ArgumentException($"“{lever.Code}:{ends}”: after the colon give two numbers from-to, such as {lever.Code}:{Plain(lever.Values[^1] / 2)}-{Plain(lever.Values[^1])}");
        }

        var payable = lever.Values.OfType<decimal>().ToList();
        if (least > payable[^1] || most < payable[0] || (lever.Kind != SeekLeverKind.Parameter && most > payable[^1]))
        {
            throw new ArgumentException($"“{lever.Code}:{ends}” lies beyond what {lever.Code} may be: {Plain(payable[0])}-{Plain(payable[^1])}");
        }

        var (law, within) = (lever.Values[lever.Law], payable.Where(v => v >= least && v <= most).ToList());
        if (within.Count == 0)
        {
            throw new ArgumentException($"“{lever.Code}:{ends}” holds no value that {lever.Code} may have; the nearest are {Plain(payable.Last(v => v < least))} and {Plain(payable.First(v => v > most))}");
        }

        var kept = lever.Values.Where(v => v == law || (v is { } value && within.Contains(value))).ToList();
        return lever with { Values = kept, Law = kept.IndexOf(law), MayStay = law is { } stands && within.Contains(stands) };
    }
}
