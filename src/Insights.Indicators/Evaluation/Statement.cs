using System.Data.Common;

namespace Insights.Indicators.Evaluation;

/// <summary>One step for the pipeline to execute in the database that is being built.</summary>
/// <param name="Then">Where given, <paramref name="Sql"/> is a query: its rows go to this pure function, and the statement that comes back is executed.</param>
public sealed record Statement(string Name, string Sql, Func<DbDataReader, string>? Then = null)
{
    /// <summary>Executes the step, and what follows from it, on the connection (of any provider).</summary>
    public void Execute(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        if (Then is null)
        {
            command.ExecuteNonQuery();
            return;
        }

        using (var reader = command.ExecuteReader())
        {
            command.CommandText = Then(reader);
        }

        command.ExecuteNonQuery();
    }
}

/// <summary>What to evaluate.</summary>
/// <param name="FirstMonth">First of the first month with values.</param>
/// <param name="AsOf">First of the last month with values.</param>
/// <param name="Threshold">Counts from 1 to one less than this are masked; 1 masks nothing.</param>
/// <param name="City">Code of the city in dim_place.</param>
public sealed record EvaluationOptions(DateOnly FirstMonth, DateOnly AsOf, int Threshold = 10, string City = "441900");
