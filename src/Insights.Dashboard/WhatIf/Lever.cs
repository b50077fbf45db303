using System.Buffers;
using System.Globalization;
using Insights.Dashboard.Wording;
using Insights.Policy.Rules;

namespace Insights.Dashboard.WhatIf;

/// <summary>A parameter of the rules that a planner may move.</summary>
/// <param name="Law">Its value in force.</param>
/// <param name="Step">Smallest change that can be paid or written into a rule.</param>
public sealed record Lever(PolicyParameter Parameter, decimal Law, decimal Least, decimal Most, decimal Step, string Source, string? SourceEn)
{
    private const decimal Hundred = 100;

    // What stands behind the mark that a note begins with is told in full where the pointer rests.
    private static readonly SearchValues<char> Asides = SearchValues.Create("（；，：(;:");

    /// <summary>Number of the document that a programme's own value comes from; null for a shared one, whose source says it.</summary>
    public required string? Document { get; init; }

    /// <summary>The same with who issued it, in English; null where the rule file does not say.</summary>
    public string? DocumentEn { get; init; }

    /// <summary>How sure the value is, as the rule files say it: second_hand, unverified, general_knowledge, assumption, proposed.</summary>
    public required string Confidence { get; init; }

    public string Id => Parameter.Id;

    /// <summary>Where the law's value stands on the slider, 0 to 1.</summary>
    public double At => Most > Least ? (double)((Law - Least) / (Most - Least)) : 0;

    /// <summary>The parameters that a programme's own file holds, in its order; those without a value in the month are left out.</summary>
    public static IReadOnlyList<Lever> Of(RuleBook book, string file, DateOnly month) =>
        [.. book.Parameters.Where(p => p.Programme == file).Select(p => Of(p, month, book.Programmes.FirstOrDefault(one => one.Id == file)?.In(month))).OfType<Lever>()];

    /// <summary>The nearest value that the slider can stand on.</summary>
    public decimal Fit(decimal value) => Math.Clamp(Least + Math.Round((value - Least) / Step, MidpointRounding.AwayFromZero) * Step, Least, Most);

    /// <summary>As an address and a field hold it.</summary>
    public static string Plain(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>As a sentence says it: 1,260; a share as 80 %, a switch as in use or not.</summary>
    public static string Told(decimal value, string unit, Words words) => unit switch
    {
        ParameterUnit.Share => (value * Hundred).ToString("#,0.##", CultureInfo.InvariantCulture) + "%",
        ParameterUnit.Switch => words[value == 0 ? "whatif.off" : "whatif.on"],
        _ => value.ToString("#,0.##", CultureInfo.InvariantCulture),
    };

    /// <summary>Whether the value as told says its unit.</summary>
    public static bool TellsUnit(string unit) => unit is ParameterUnit.Share or ParameterUnit.Switch;

    /// <summary>What a value is multiplied by where it is typed: a share is typed in per cent.</summary>
    public static decimal Scale(string unit) => unit == ParameterUnit.Share ? Hundred : 1;

    /// <summary>“Law: 540 yuan/month”; a unit that stands before its number in a language has words of its own.</summary>
    public static string LawText(decimal? value, string unit, Words words)
    {
        var own = "whatif.law." + unit;
        return words.Say(words.Find(own) is null ? "whatif.law" : own, value is { } known ? Told(known, unit, words) : Numbers.None, UnitText(value, unit, words));
    }

    /// <summary>The unit's word after its number: 1 person, 2 people.</summary>
    public static string UnitText(decimal? value, string unit, Words words) => words.Code("unit_of", value == 1 && words.Knows("unit_of", unit + ".one") ? unit + ".one" : unit);

    private static Lever? Of(PolicyParameter parameter, DateOnly month, RuleVersion? rule) =>
        parameter.In(month) is { } entry && parameter.Payable(month) is { } range
            ? new(parameter, entry.Value, range.Least, range.Most, range.Step, entry.Source, entry.SourceEn)
            {
                Document = rule is null ? null : Short(rule.Document),
                DocumentEn = rule?.DocumentEn is { } english ? $"{Short(english)}, {Short(rule.Document)}" : null,
                Confidence = entry.Confidence.Split(';')[0].Trim().Replace('-', '_').Replace(' ', '_'),
            }
            : null;

    /// <summary>What stands before the first aside.</summary>
    public static string Short(string text) => text.AsSpan().IndexOfAny(Asides) is > 0 and var at ? text[..at] : text;
}
