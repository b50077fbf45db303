namespace Insights.Etl.Contracts;

/// <summary>How a cell's text becomes a value. The SQL forms are in <see cref="Insights.Etl.Check.CellSql"/>.</summary>
public enum CellType
{
    /// <summary>Citizen identity number, GB 11643, 18 characters; 15 digits are upgraded.</summary>
    Id,

    /// <summary>Certificate number: identity number, category, grade, re-issue suffix.</summary>
    CertNo,

    /// <summary>A person's name: blanks between Han characters are dropped.</summary>
    Name,

    /// <summary>Free text.</summary>
    Text,

    /// <summary>A department's own number (household, application): upper case, no blanks.</summary>
    Reference,
    Date,

    /// <summary>First day of the month.</summary>
    Month,
    Year,

    /// <summary>A whole number; with codes, the number that a word stands for.</summary>
    Whole,

    /// <summary>A measure without a unit of its own.</summary>
    Number,

    /// <summary>Per cent: 86, 86% or, with a decimal point below one, 0.86.</summary>
    Percent,

    /// <summary>Money in yuan, two decimals; 万元 is multiplied out.</summary>
    Yuan,
    Bool,

    /// <summary>A word of the contract's list.</summary>
    Code,

    /// <summary>Town-level unit, 9 digits.</summary>
    Town,

    /// <summary>Village or community, 12 digits, found inside the row's town.</summary>
    Village,

    /// <summary>Parts of a multiple disability: ascending category digits joined by +.</summary>
    Components,
}

/// <summary>Where a value stands when the sheet has no column for it.</summary>
public enum Elsewhere
{
    FileName,
    Title,
    SheetName,
}

/// <summary>What to do with a second row of the same key and other values.</summary>
public enum SameKey
{
    /// <summary>The later row is quarantined.</summary>
    Refuse,

    /// <summary>The later row lands as well; models take the latest.</summary>
    Supersede,
}

public enum Rhythm
{
    Monthly,
    Quarterly,
    Yearly,

    /// <summary>Whenever it changes; never late.</summary>
    Irregular,
}

/// <summary>Words in both languages of the product.</summary>
public sealed record Words(string Zh, string En);

/// <summary>One accepted spelling of a code.</summary>
public sealed record CodeWord(string Code, string Word);

/// <param name="Name">Name of the landed column.</param>
/// <param name="Headers">Header texts that mean this column; the name itself always does.</param>
/// <param name="Elsewhere">Places to look, in order, when no header is found.</param>
/// <param name="WhenBlank">SQL over the landed columns that gives the value of an empty cell, or null.</param>
public sealed record ContractColumn(
    string Name,
    CellType Type,
    bool Required,
    IReadOnlyList<string> Headers,
    IReadOnlyList<CodeWord> Codes,
    IReadOnlyList<Elsewhere> Elsewhere,
    string? WhenBlank)
{
    /// <summary>A file without this column cannot be read at all.</summary>
    public bool MustBeFound => Required && WhenBlank is null;
}

/// <summary>A condition between columns of a row. NULL counts as kept.</summary>
/// <param name="Column">The column that is named when the rule is broken.</param>
/// <param name="Sql">A condition over the landed columns that must not be false.</param>
/// <param name="Empties">Columns that are emptied where the rule is broken, and the row lands; none: the row is refused.</param>
public sealed record ContractRule(string Column, string Sql, string Reason, Words Words, IReadOnlyList<string> Empties);

/// <summary>What a department sends, in what form, and when a row is refused.</summary>
/// <param name="Clauses">Commitments of the mission that its rows serve: C01 and on.</param>
/// <param name="Basis">The law, rule or document that the record rests on, or null.</param>
/// <param name="Names">Patterns of file names without ending; * stands for anything.</param>
/// <param name="DueDay">Day of the month after the period (yearly: of <paramref name="DueMonth"/>) by which the file should be there; 0 for irregular.</param>
/// <param name="Stands">Months for which a delivery may be used, its own included; 0: its month, quarter or year (see <see cref="Insights.Etl.Land.FeedMonths"/>).</param>
/// <param name="Awaited">The newest month is not judged before this feed's lists have come for it (see <see cref="Insights.Etl.Land.FeedMonths.Awaited"/>).</param>
/// <param name="Lists">The column whose every value is a list of its own (a programme's pay list), or null where a month has one list.</param>
/// <param name="Period">SQL over the landed columns: the date that a row speaks of, or null.</param>
public sealed record Contract(
    string Feed,
    Words Title,
    IReadOnlyList<string> Clauses,
    Words? Basis,
    Words Owner,
    Rhythm Rhythm,
    int DueDay,
    int DueMonth,
    int Stands,
    bool Awaited,
    string? Lists,
    IReadOnlyList<string> Names,
    IReadOnlyList<ContractColumn> Columns,
    IReadOnlyList<string> Key,
    SameKey SameKey,
    string? Period,
    IReadOnlyList<ContractRule> Rules,
    string File)
{
    public ContractColumn Column(string name) => Columns.First(c => c.Name == name);
}
