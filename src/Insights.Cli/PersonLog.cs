using System.Globalization;
using Insights.Etl;

namespace Insights.Cli;

/// <summary>The logs of the data home that say who saw what of persons: one line for each look, time in UTC first, parted by tabs. A look that could not be logged is not had.</summary>
public static class PersonLog
{
    /// <summary>Orders of visits written: version, town, doors, officer, workbook.</summary>
    public const string Visits = "visits.log";

    /// <summary>Persons explained: version, person key (- where the register holds none), programme, month, who looked.</summary>
    public const string Looks = "looks.log";

    /// <summary>To be called before anything is shown or written.</summary>
    public static void Add(DataHome home, string log, params IEnumerable<string> what)
    {
        ArgumentNullException.ThrowIfNull(home);
        var time = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        File.AppendAllText(Path.Combine(home.Root, log), string.Join('\t', what.Select(OneLine).Prepend(time)) + "\n");
    }

    private static string OneLine(string text) => new([.. text.Select(c => char.IsControl(c) ? ' ' : c)]);
}
