using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>What kind of thing a column holds, and so how it is written and how it gets dirty.</summary>
internal enum Form : byte
{
    Serial,
    Name,
    Id,
    CertificateNumber,
    HouseholdNumber,
    ApplicationNumber,
    Date,
    Month,
    Money,
    Whole,
    Yes,
    Town,
    Village,
    Category,
    Grade,
    Components,
    Code,

    /// <summary>A record's number: the prefix in Words[0][0] and eight digits.</summary>
    Number,

    /// <summary>A text out of the list in Words[0].</summary>
    Listed,

    /// <summary>Any text.</summary>
    Text,
}

/// <summary>
/// A column of a feed: its canonical name (empty for columns that mean nothing to the product), the headers departments give it, the words
/// for each code or for yes and no, the group in a two-level header, whether an empty or negative value destroys the row, and whether the column is part of an
/// account: all of its parts are given or none, and they add up to a total.
/// </summary>
internal sealed record Column(string Canonical, Form Form, string[] Headers)
{
    public bool Required { get; init; } = true;

    public string[][] Words { get; init; } = [];

    public string Group { get; init; } = "";

    public bool NoNegative { get; init; }

    public bool IsPart { get; init; }
}

/// <summary>One value before it is written: an index, a day, a month, fen, a number or a code; or a text.</summary>
internal readonly record struct Value(long Number, string? Text = null, bool Absent = false)
{
    public static readonly Value Nothing = new(0, null, true);

    public static implicit operator Value(long number) => new(number);

    public static Value DayOrNothing(int day) => day == 0 ? Nothing : new(day);

    public static Value FactOrNothing(sbyte fact) => fact < 0 ? Nothing : new(fact);
}

/// <param name="name">The feed as the contracts call it.</param>
/// <param name="ledger">Whose rows it sends.</param>
/// <param name="columns">In the order of the file.</param>
/// <param name="fill">Puts one row's values beside the columns.</param>
/// <param name="who">Person and household of a row; -1 for none.</param>
internal sealed class Feed(string name, Ledger ledger, Column[] columns, Action<int, Value[]> fill, Func<int, (int Person, int Household)> who)
{
    public string Name { get; } = name;

    public Ledger Ledger { get; } = ledger;

    public Column[] Columns { get; } = columns;

    public Action<int, Value[]> Fill { get; } = fill;

    public Func<int, (int Person, int Household)> Who { get; } = who;
}
