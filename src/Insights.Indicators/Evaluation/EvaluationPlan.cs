namespace Insights.Indicators.Evaluation;

/// <summary>An evaluation in parts that say what waits for what.</summary>
/// <param name="Catalogue">Once, before all else.</param>
/// <param name="Frame">On each connection, before its first source: temporary relations of places and months.</param>
/// <param name="Sources">One list for each source of cards, each to be executed in order on one connection; the lists do not wait for one another.</param>
/// <param name="Closing">Once, in order, when every source is done.</param>
public sealed record EvaluationPlan(
    IReadOnlyList<Statement> Catalogue,
    IReadOnlyList<Statement> Frame,
    IReadOnlyList<SourceStatements> Sources,
    IReadOnlyList<Statement> Closing);

/// <param name="Relation">What the source's rows are read from; it must stand before the first of the statements.</param>
public sealed record SourceStatements(string Relation, IReadOnlyList<Statement> Statements);
