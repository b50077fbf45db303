using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Scenarios;

namespace Insights.Dashboard.WhatIf;

/// <summary>A condition while it is being chosen: it may still be empty, or stand the wrong way round.</summary>
public sealed class GroupDraft
{
    private PlainTrait? trait;

    /// <summary>What people are told apart by; another trait begins anew.</summary>
    public PlainTrait? Trait
    {
        get => trait;
        set => (trait, Codes, From, To, Held) = (value, [], null, null, true);
    }

    public IReadOnlyList<FeelCode> Codes { get; private set; } = [];

    public int? From { get; set; }

    public int? To { get; set; }

    public bool Held { get; set; } = true;

    /// <summary>The condition as it stands; null where no trait is chosen.</summary>
    public PlainTerm? Term => trait is null ? null : new(trait) { Codes = Codes, From = From, To = To, Held = Held };

    public void Pick(FeelCode code) => Codes = Codes.Contains(code) ? [.. Codes.Where(c => c != code)] : [.. trait!.Codes.Where(c => c == code || Codes.Contains(c))];

    /// <summary>A whole number as it is typed; nothing where it is none.</summary>
    public static int? Number(object? typed) => int.TryParse(typed?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
