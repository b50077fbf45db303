using System.Globalization;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.DataRoom;

/// <summary>Published amounts and the rules' parameters as tables that leave: the value as its source gives it, with unit, confidence and source.</summary>
public static class FigureRows
{
    public static TwinTable Amounts(IReadOnlyList<PublishedAmount> rows, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        return new(
            [words["col.programme"], words["data.jurisdiction"], words["data.year"], words["col.value"], words["leave.unit"], words["col.confidence"], words["col.source"]],
            [.. rows.Select(r => (IReadOnlyList<TwinCell>)
            [
                Programme(r.Programme, view), words.Code("jurisdiction", r.Jurisdiction), string.Create(CultureInfo.InvariantCulture, $"{r.Year}"), Value(r.Amount), Unit(r.Unit, words), words.Code("confidence_long", Sure(r.Confidence)), words.Of(r.SourceZh, r.Source),
            ])]);
    }

    public static TwinTable Parameters(IReadOnlyList<Parameter> rows, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var words = view.Words;
        return new(
            [words["col.programme"], words["data.parameter"], words["data.from"], words["col.value"], words["leave.unit"], words["col.confidence"], words["col.source"]],
            [.. rows.Select(r => (IReadOnlyList<TwinCell>)
            [
                Programme(r.Programme, view), words.Of(r.NameZh, r.NameEn), Months.Code(r.FromMonth), Value(r.Value), Unit(r.Unit, words), words.Code("confidence_long", Sure(r.Confidence)), words.Of(r.Source, r.SourceEn),
            ])]);
    }

    public static string Programme(string code, View view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.Programmes.FirstOrDefault(p => p.Code == code) is { } known ? view.ProgrammeName(known) : view.Words.Code("programme", code);
    }

    /// <summary>'GK unverified' and 'unverified' are GK, 'second-hand' is S2: content says it in both ways.</summary>
    public static string Sure(string? confidence) => string.IsNullOrEmpty(confidence) ? "none" : confidence switch
    {
        "second-hand" => "S2",
        "unverified" or "general knowledge" => "GK",
        _ => confidence.Split(' ')[0],
    };

    /// <summary>A value with its unit.</summary>
    public static string Shown(double? value, string? unit, Words words) => value is not { } v ? Numbers.None : unit is not null && WhatIf.Lever.TellsUnit(unit) ? WhatIf.Lever.Told((decimal)v, unit, words) : $"{Digits(v)} {Unit(unit, words)}";

    public static string OrNone(string? text) => string.IsNullOrEmpty(text) ? Numbers.None : text;

    private static TwinCell Value(double? value) => value is { } v ? new TwinCell(Digits(v), v, TwinCell.General) : string.Empty;

    private static string Digits(double value) => Numbers.Digits(value, value == Math.Round(value) ? 0 : 2);

    private static string Unit(string? unit, Words words) => unit is null ? string.Empty : words.Code("unit_of", unit);
}
