namespace Insights.Indicators.Evaluation;

/// <summary>One step for the pipeline to execute in the database that is being built.</summary>
public sealed record Statement(string Name, string Sql);

/// <summary>What to evaluate.</summary>
/// <param name="FirstMonth">First of the first month with values.</param>
/// <param name="AsOf">First of the last month with values.</param>
/// <param name="Threshold">Counts from 1 to one less than this are masked; 1 masks nothing.</param>
/// <param name="City">Code of the city in dim_place.</param>
public sealed record EvaluationOptions(DateOnly FirstMonth, DateOnly AsOf, int Threshold = 10, string City = "441900");
