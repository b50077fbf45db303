using Insights.Policy.Feel;

namespace Insights.Policy.Rules;

/// <summary>All programmes, facts, dated amounts and shared definitions, read and checked together. It writes SQL; it runs none.</summary>
public sealed partial class RuleBook
{
    internal RuleBook(
        IReadOnlyList<Programme> programmes, IReadOnlyList<PolicyFact> facts, IReadOnlyList<PolicyParameter> parameters,
        IReadOnlyList<PolicyDefinition> definitions, string hash)
    {
        (Programmes, Facts, Parameters, Definitions, Hash) = (programmes, facts, parameters, definitions, hash);
        factsByColumn = facts.ToDictionary(fact => fact.Column, StringComparer.Ordinal);
        parametersById = parameters.ToDictionary(parameter => parameter.Id, StringComparer.Ordinal);
        Roster = OfFacts();
    }

    private readonly Dictionary<string, PolicyFact> factsByColumn;
    private readonly Dictionary<string, PolicyParameter> parametersById;

    /// <summary>In the order that the files give.</summary>
    public IReadOnlyList<Programme> Programmes { get; }

    /// <summary>Those of which pay lists say who received them: what the pipeline judges month by month.</summary>
    public IEnumerable<Programme> Recorded => Programmes.Where(programme => programme.IsRecorded);

    /// <summary>Those of which the registers of services say who received them: told at the as-of month, and no part of the count of people missed.</summary>
    public IEnumerable<Programme> Served => Programmes.Where(programme => programme.Service is not null);

    public IReadOnlyList<PolicyFact> Facts { get; }

    public IReadOnlyList<PolicyParameter> Parameters { get; }

    /// <summary>Each after those that it reads.</summary>
    public IReadOnlyList<PolicyDefinition> Definitions { get; }

    /// <summary>Values that planners of the city have proposed; they are among the parameters' entries.</summary>
    public IReadOnlyList<ProposedValue> Proposals { get; internal init; } = [];

    /// <summary>SHA-256 of all policy content; the programmes have their own.</summary>
    public string Hash { get; }

    /// <summary>Reads policy files: facts.yaml, definitions.yaml and one file for each programme, named after it.</summary>
    /// <param name="past">What is judged already, where anything is: a proposed value that comes into it is a fault.</param>
    /// <exception cref="PolicyFaultsException">All faults of all files, with file and line.</exception>
    public static RuleBook Load(IEnumerable<string> files, JudgedPast? past = null)
    {
        var (book, faults) = Read(files.Select(file => (Path.GetFileName(file), PolicyText.Read(file))), past);
        return book ?? throw new PolicyFaultsException(faults);
    }

    /// <summary>The same from texts; the book is absent when there is any fault.</summary>
    public static (RuleBook? Book, IReadOnlyList<PolicyFault> Faults) Read(IEnumerable<(string File, string Text)> files, JudgedPast? past = null) => RuleBookReader.Read([.. files], past);

    /// <summary>Every name that an expression over this book may use.</summary>
    public FeelScope Scope() => new(
        Facts.Select(fact => fact.Symbol).Concat(Parameters.Select(RuleBookReader.Symbol)).DistinctBy(symbol => symbol.Name), Definitions.Select(one => one.Definition));

    public Programme Programme(string id) => Programmes.FirstOrDefault(programme => programme.Id == id)
        ?? throw new ArgumentException($"no programme “{id}”{FeelText.Offer(id, Programmes.Select(programme => programme.Id))}", nameof(id));
}
