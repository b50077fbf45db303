using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>The three answers of a rule.</summary>
public enum Entitlement { Entitled, NotEntitled, Unknown }

/// <summary>A fact that a clause reads; the value is absent when the registers do not hold it.</summary>
public sealed record ExplainedInput(PolicyFact Fact, object? Value);

/// <summary>A dated amount that a clause or the amount reads; the entry is absent before the first one.</summary>
public sealed record ExplainedParameter(PolicyParameter Parameter, ParameterEntry? Entry);

/// <summary>One clause with its verdict; absent verdict = unknown for want of <paramref name="Missing"/>.</summary>
public sealed record ExplainedClause(
    string Id, BilingualText Meaning, string Expression, bool? Verdict, PolicyFact? Missing,
    IReadOnlyList<ExplainedInput> Inputs, IReadOnlyList<ExplainedParameter> Parameters)
{
    /// <summary>Met because the receipt shows it, whatever the facts say now.</summary>
    public bool IsByReceipt { get; init; }
}

/// <summary>Why a person is entitled, is not, or cannot be judged, in one month.</summary>
/// <param name="Amount">Yuan a month; absent unless entitled and known.</param>
/// <param name="Missing">First missing fact of the first unknown clause when the whole is unknown.</param>
/// <param name="Rule">The version in force; absent before the first and after the last.</param>
public sealed record Explanation(
    Programme Programme, DateOnly Month, Entitlement Verdict, RuleVersion? Rule, IReadOnlyList<ExplainedClause> Clauses,
    decimal? Amount, string? AmountExpression, IReadOnlyList<ExplainedParameter> AmountParameters, PolicyFact? Missing)
{
    /// <summary>How the rule ends, or has ended.</summary>
    public RuleEnd? End => Programme.EndSeenFrom(Month);

    /// <summary>First month of the first rule, where none holds yet.</summary>
    public DateOnly? Begins => Rule is null && End is null && Programme.Versions.Count > 0 ? Programme.Versions[0].From : null;
}

/// <summary>One person, one programme, one month by the tree evaluator.</summary>
public sealed partial class RuleBook
{
    /// <param name="programme">Id of the programme.</param>
    /// <param name="month">First day of the month.</param>
    /// <param name="facts">Values by column of fct_person_month, codes as the column holds them; absent or null = unknown.</param>
    /// <param name="received">The register of the service says that the person received it: clauses that a receipt shows are met.</param>
    public Explanation Explain(string programme, DateOnly month, IReadOnlyDictionary<string, object?> facts, bool received = false)
    {
        var found = Programme(programme);
        if (found.In(month) is not { } rule)
        {
            return new(found, month, Entitlement.NotEntitled, null, [], null, null, [], null);
        }

        var evaluator = Evaluator(month, facts);
        var clauses = rule.Clauses.Select(clause => Clause(clause, evaluator, month, facts, received && clause.IsShownByReceipt)).ToArray();
        var verdict = clauses.Any(clause => clause.Verdict == false) ? Entitlement.NotEntitled
            : clauses.Any(clause => clause.Verdict is null) ? Entitlement.Unknown : Entitlement.Entitled;
        return new(found, month, verdict, rule, clauses,
            verdict == Entitlement.Entitled ? evaluator.Value(rule.Amount.Root) as decimal? : null,
            rule.Amount.Text, ParametersIn(rule.Amount.Root, month),
            verdict == Entitlement.Unknown ? clauses.First(clause => clause.Verdict is null).Missing : null);
    }

    /// <summary>The verdict and amount of <see cref="Explain"/> alone, for sweeps over many incomes.</summary>
    public (Entitlement Verdict, decimal? Amount) Judge(Programme programme, DateOnly month, IReadOnlyDictionary<string, object?> facts)
    {
        ArgumentNullException.ThrowIfNull(programme);
        if (programme.In(month) is not { } rule)
        {
            return (Entitlement.NotEntitled, null);
        }

        var evaluator = Evaluator(month, facts);
        var unknown = false;
        foreach (var clause in rule.Clauses)
        {
            var verdict = evaluator.Value(clause.When.Root) as bool?;
            if (verdict == false)
            {
                return (Entitlement.NotEntitled, null);
            }

            unknown |= verdict is null;
        }

        return unknown ? (Entitlement.Unknown, null) : (Entitlement.Entitled, evaluator.Value(rule.Amount.Root) as decimal?);
    }

    /// <summary>Whether a programme's verdict or amount of the month can depend on a fact, by its column; if not, it is the same whatever that fact is.</summary>
    public bool DependsOn(Programme programme, DateOnly month, string column)
    {
        ArgumentNullException.ThrowIfNull(programme);
        return programme.In(month) is { } rule && rule.Clauses.Select(clause => clause.When.Root).Append(rule.Amount.Root)
            .SelectMany(root => Reads(root, FeelSymbolKind.Fact)).Any(symbol => symbol.Key == column || factsByColumn[symbol.Key].EarlierAs == column);
    }

    private ExplainedClause Clause(RuleClause clause, FeelEvaluator evaluator, DateOnly month, IReadOnlyDictionary<string, object?> facts, bool isShown)
    {
        var value = isShown ? true : evaluator.Value(clause.When.Root);
        return new(clause.Id, clause.Meaning, clause.When.Text, value as bool?,
            value is FeelUnknown { Fact: var fact } ? factsByColumn.GetValueOrDefault(fact.Key) : null,
            [.. Reads(clause.When.Root, FeelSymbolKind.Fact).Select(symbol => new ExplainedInput(factsByColumn[symbol.Key], FactValue(symbol, Held(facts, symbol))))],
            ParametersIn(clause.When.Root, month))
        {
            IsByReceipt = isShown,
        };
    }

    private List<ExplainedParameter> ParametersIn(FeelNode root, DateOnly month) =>
        [.. Reads(root, FeelSymbolKind.Parameter).Select(symbol => new ExplainedParameter(parametersById[symbol.Key], parametersById[symbol.Key].In(month)))];

    private static IEnumerable<FeelSymbol> Reads(FeelNode root, FeelSymbolKind kind) =>
        root.Everything().OfType<ReadNode>().Select(read => read.Symbol).Where(symbol => symbol.Kind == kind).DistinctBy(symbol => symbol.Key);

    private object? Held(IReadOnlyDictionary<string, object?> facts, FeelSymbol symbol)
    {
        var fact = factsByColumn[symbol.Key];
        return facts.TryGetValue(symbol.Key, out var value) || (fact.EarlierAs is not null && facts.TryGetValue(fact.EarlierAs, out value)) ? value
            : symbol.Type.Kind == FeelKind.Boolean && fact.Earlier is { } earlier ? earlier != 0 : fact.Earlier;
    }

    /// <summary>A column's value as rules see it: words for codes, decimals for numbers.</summary>
    /// <exception cref="ArgumentException">The value is not of the fact's type, or a code that the fact does not have.</exception>
    internal static object? FactValue(FeelSymbol symbol, object? value)
    {
        if (value is null or DBNull)
        {
            return null;
        }

        if (symbol.Codes.Count > 0)
        {
            var text = Convert.ToString(value);
            return symbol.Codes.FirstOrDefault(code => Convert.ToString(code.Code) == text)?.Word
                ?? throw new ArgumentException($"{symbol.Key} = {text} is not a code of “{symbol.Name}”");
        }

        return symbol.Type.Kind switch
        {
            FeelKind.Boolean when value is bool => value,
            FeelKind.String => Convert.ToString(value),
            FeelKind.Date when value is double day => DateOnly.FromDayNumber((int)day),
            FeelKind.Date => value is DateTime moment ? DateOnly.FromDateTime(moment) : value is DateOnly ? value : null,
            FeelKind.Number when value is not string => Convert.ToDecimal(value),
            _ => throw new ArgumentException($"{symbol.Key} = {value} is not {symbol.Type}"),
        };
    }
}
