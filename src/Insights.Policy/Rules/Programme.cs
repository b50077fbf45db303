using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>The same thing said in Chinese and in English.</summary>
public sealed record BilingualText(string Zh, string En);

/// <summary>A fact that the registers hold or not, with who owes it.</summary>
public sealed record PolicyFact(FeelSymbol Symbol, string NameEn, string Feed, BilingualText Department, BilingualText Meaning)
{
    /// <summary>How it is called where nothing is known of it: 残疾人证是否有效.</summary>
    public required BilingualText Asked { get; init; }

    /// <summary>What holds in versions that were published before the fact was asked for; absent: unknown there.</summary>
    public decimal? Earlier { get; init; }

    /// <summary>The column that stands in for it in such versions; absent: none.</summary>
    public string? EarlierAs { get; init; }

    /// <summary>Of the fact that is a status on the roster: code and the id of the programme or notion that gives it, the first that holds; empty for all others.</summary>
    public IReadOnlyList<(string Code, string By)> Listed { get; init; } = [];

    public string Name => Symbol.Name;

    public string Column => Symbol.Key;

    /// <summary>Type of the column in DuckDB; codes have the type that they are held in.</summary>
    public string SqlType => Symbol.Whole ? "INTEGER" : FeelSql.Type(Symbol.Type);
}

/// <summary>One entry of a dated amount; holds from <paramref name="From"/> (a month's first day) until the next entry.</summary>
/// <param name="Source">Where it comes from, in Chinese; a proposed value's in its author's language.</param>
public sealed record ParameterEntry(DateOnly From, decimal Value, string Confidence, string Source)
{
    /// <summary>The source in English; null where it is given in one language only.</summary>
    public string? SourceEn { get; init; }
}

/// <summary>Ends of what may be tried of a parameter, and the smallest step that can be written into a rule.</summary>
public sealed record ParameterRange(decimal Least, decimal Most, decimal Step)
{
    /// <summary>Of an amount whose file states none: from nothing to more than any help; what is beyond is a slip of the pen.</summary>
    public static ParameterRange Amount { get; } = new(0, 1_000_000, 0.01m);
}

/// <summary>A dated amount or threshold. <paramref name="Programme"/> is the file that owns it; “definitions” for shared ones.</summary>
public sealed record PolicyParameter(
    string Id, BilingualText Name, string Unit, string Programme, IReadOnlyList<ParameterEntry> Entries)
{
    private const decimal LargeAmount = 500;

    /// <summary>Where a planner may move it; absent for amounts, which may go from nothing to twice the law's.</summary>
    public ParameterRange? Range { get; init; }

    /// <summary>What its values keep to: the rule file's range, else that of an amount.</summary>
    public ParameterRange Bounds => Range ?? ParameterRange.Amount;

    /// <summary>The entry in force in a month, or nothing before the first.</summary>
    public ParameterEntry? In(DateOnly month) => Entries.LastOrDefault(entry => entry.From <= month);

    /// <summary>The value held inside its bounds.</summary>
    public decimal Within(decimal value) => Math.Clamp(value, Bounds.Least, Bounds.Most);

    /// <summary>The nearest value that makes sense: inside its bounds, and whole where its steps are whole (grades, ages); the value itself where nothing is wrong with it.</summary>
    public decimal Nearest(decimal value) => Bounds.Step == Math.Truncate(Bounds.Step) ? Math.Round(Within(value), MidpointRounding.AwayFromZero) : Within(value);

    /// <summary>Where it may be moved, with the law's value inside, in steps that can be paid: whole yuan, large amounts in tens. Absent before the first entry.</summary>
    public ParameterRange? Payable(DateOnly month)
    {
        if (In(month) is not { Value: var law })
        {
            return null;
        }

        var range = Range ?? new ParameterRange(0, Math.Max(10m, Math.Ceiling(law * 2 / 10) * 10), law >= LargeAmount ? 10m : 1m);
        return range with { Least = Math.Min(range.Least, law), Most = Math.Max(range.Most, law) };
    }
}

/// <summary>A shared named expression, with what it means.</summary>
public sealed record PolicyDefinition(FeelDefinition Definition, BilingualText Meaning, FeelExpression Expression);

/// <summary>One condition of a rule; all of them must hold.</summary>
public sealed record RuleClause(string Id, BilingualText Meaning, FeelExpression When)
{
    /// <summary>The kind of a clause that names none.</summary>
    public const string Other = "other";

    /// <summary>What it says of somebody that a clause is not met, as the ledger of wrong payments sorts its reasons.</summary>
    public static readonly IReadOnlyList<string> Kinds = ["died", "moved", "certificate", "disability", "listed", "means", "elsewhere", Other];

    /// <summary>One of <see cref="Kinds"/>: dead, moved away, certificate not valid, category or grade, not on the list that the programme hangs on, income or property, helped by another programme.</summary>
    public string Unmet { get; init; } = Other;

    /// <summary>
    /// What the granting office established before it granted, or what the grant itself brings to an end (a home is modified once): whoever received it within
    /// the programme's time has met this clause, whatever the registers say of it now.
    /// </summary>
    public bool IsShownByReceipt { get; init; }
}

/// <summary>A rule as it stood from one month to another (both included; open when <paramref name="To"/> is absent).</summary>
public sealed record RuleVersion(
    DateOnly From, DateOnly? To, string Document, string Confidence, IReadOnlyList<RuleClause> Clauses, FeelExpression Amount)
{
    /// <summary>The document that ends the programme after this version; absent where another version follows or none ends it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Who issued the document and what it is about, for those who do not read its name; absent where nobody translated it.</summary>
    public string? DocumentEn { get; init; }

    public bool Covers(DateOnly month) => From <= month && (To is null || month <= To);
}

/// <summary>How a version of a rule ends.</summary>
/// <param name="Rule">The version that ends.</param>
/// <param name="LastMonth">The last month in which it holds.</param>
/// <param name="By">The document that ends it: of the version that follows, or the one that ends the programme.</param>
/// <param name="Next">The version that follows; absent where the programme ends.</param>
public sealed record RuleEnd(RuleVersion Rule, DateOnly LastMonth, string By, RuleVersion? Next);

/// <summary>Who pays which share from a month on; the shares sum to one.</summary>
public sealed record PayerShares(DateOnly From, IReadOnlyDictionary<string, decimal> Shares, string Confidence, string Source)
{
    /// <summary>The source in English; null where it is given in one language only.</summary>
    public string? SourceEn { get; init; }

    /// <summary>The levels of government, in the order shown.</summary>
    public static readonly IReadOnlyList<string> Levels = ["central", "province", "city", "town"];
}

/// <summary>How the register of a service tells who received a programme that no pay list knows.</summary>
/// <param name="Feed">What the register's owner sends.</param>
/// <param name="Months">Months up to the as-of month within which it counts as received; 1 where it must still hold at the end of that month.</param>
public sealed record ServiceReceipt(string Feed, int Months);

/// <summary>One programme of assistance: one file of src/policy.</summary>
/// <param name="Unit">“person” or “household”: to whom the amount is paid.</param>
/// <param name="Period">What the amount is for: “month”, “year”, or “once” (each time that it is granted).</param>
/// <param name="IsRecorded">Whether pay lists say who received it. If so the pipeline judges it month by month; if not, only the what-if and explain do.</param>
/// <param name="IsIncome">Whether it is income of the household in the living-standard measures: cash is, services, devices and premiums are not.</param>
/// <param name="StatutoryDays">Days within which an application must be decided.</param>
/// <param name="BackPayMonths">Months before the application for which back pay is allowed.</param>
/// <param name="DeclineAskedAgainMonths">Months after which a person who declined is asked again.</param>
/// <param name="Hash">SHA-256 of all content that decides this programme.</param>
public sealed record Programme(
    string Id, int Order, BilingualText Name, string Clause, string Unit, string Period, bool IsRecorded, bool IsIncome, int StatutoryDays, int BackPayMonths, int DeclineAskedAgainMonths,
    IReadOnlyList<RuleVersion> Versions, IReadOnlyList<PayerShares> Payers, string Hash)
{
    private const int MonthsOfYear = 12;

    /// <summary>For a programme that no pay list knows, how a register of services tells who received it at the as-of month; absent: nothing tells.</summary>
    public ServiceReceipt? Service { get; init; }

    /// <summary>What counts as received, or why nothing tells; absent where pay lists say it.</summary>
    public BilingualText? Received { get; init; }

    /// <summary>Column of the population that says whether a person received it; read where a receipt shows that a clause was met.</summary>
    internal string ReceiptColumn => Id + "_received";

    /// <summary>The amount times this is yuan a month; what is granted once is spread over the year in which it is granted.</summary>
    public double PerMonth => Period == "month" ? 1 : 1.0 / MonthsOfYear;

    /// <summary>Who pays in a month; nobody is named before the first entry.</summary>
    public PayerShares? PayersIn(DateOnly month) => Payers.LastOrDefault(entry => entry.From <= month);

    public RuleVersion? In(DateOnly month) => Versions.FirstOrDefault(version => version.Covers(month));

    /// <summary>How the rule of a month ends, or, where it has ended before, how the last one did; nothing where it holds without end, and before the first.</summary>
    public RuleEnd? EndSeenFrom(DateOnly month)
    {
        var rule = In(month) ?? Versions.LastOrDefault(version => version.To < month);
        var next = rule is null ? null : Versions.FirstOrDefault(version => version.From > rule.From);
        return rule is { To: { } last } && (rule.EndedBy ?? next?.Document) is { } document ? new(rule, last, document, next) : null;
    }
}
