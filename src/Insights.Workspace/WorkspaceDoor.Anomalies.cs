using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Insights.Workspace;

public sealed partial class WorkspaceDoor
{
    /// <summary>The latest word on each anomaly, by its key.</summary>
    public IReadOnlyDictionary<string, AnomalyClosure> AnomalyClosures() => Read<IReadOnlyDictionary<string, AnomalyClosure>>(
        new Dictionary<string, AnomalyClosure>(),
        context => context.AnomalyClosures.AsEnumerable().GroupBy(c => c.Anomaly).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Closed).Last()));

    /// <summary>Keeps who closed what and why; earlier words stay.</summary>
    public AnomalyClosure CloseAnomaly(string anomaly, double value, string cause, string note, string author) => Write(context =>
    {
        var now = Now;
        var closure = new AnomalyClosure(Id($"{anomaly}\n{author}\n{now.ToUnixTimeMilliseconds()}"), anomaly, ValueText(value), cause, note, author, now);
        context.Add(closure);
        context.SaveChanges();
        return closure;
    });

    /// <summary>Whether a word on an anomaly still holds: only while its value is the one that was closed.</summary>
    public static bool StillClosed(AnomalyClosure? closure, double value) => closure is not null && closure.Value == ValueText(value);

    private static string ValueText(double value) => value.ToString("G6", CultureInfo.InvariantCulture);
}
