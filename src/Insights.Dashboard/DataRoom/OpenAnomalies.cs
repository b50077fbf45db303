using Insights.Dashboard.Viewing;
using Insights.Workspace;

namespace Insights.Dashboard.DataRoom;

/// <summary>How many months that do not fit nobody has explained.</summary>
public static class OpenAnomalies
{
    /// <summary>Null where what was closed cannot be read: then the number is not known. A store that did not answer is asked again by the page of data, not by this line of every page.</summary>
    public static int? Count(View view, WorkspaceDoor store)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(store);
        var rows = view.Version.Anomalies();
        if (rows.Count == 0)
        {
            return 0;
        }

        if (!store.HasAnswered)
        {
            return null;
        }

        try
        {
            var closures = store.AnomalyClosures();
            return rows.Count(r => !WorkspaceDoor.StillClosed(closures.GetValueOrDefault(r.Key), r.Value));
        }
        catch (WorkspaceFaultException)
        {
            return null;
        }
    }
}
