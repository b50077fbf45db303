using Insights.Policy.Capacity;
using Insights.Warehouse;

namespace Insights.Dashboard.WhatIf;

public sealed partial class WhatIfEngine
{
    private readonly Lock careGate = new();
    private (PublishedVersion Version, IReadOnlyList<CareNeed> Needs)? care;

    /// <summary>Who needs which form of care, counted once a version.</summary>
    /// <exception cref="WarehouseFaultException">The version holds no population or no register of placements.</exception>
    public IReadOnlyList<CareNeed> CareNeeds(PublishedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        lock (careGate)
        {
            if (care is not { } known || known.Version != version)
            {
                care = known = (version, CareNeed.Of(Of(version).WhatIf, version.CareQueue()));
            }

            return known.Needs;
        }
    }
}
