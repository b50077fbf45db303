using Microsoft.AspNetCore.Components;

namespace Insights.Dashboard.Viewing;

/// <summary>A page that shows one view. It reads its rows in one go whenever the address changes.</summary>
public abstract class InsightsPage : ComponentBase
{
    [Inject]
    public required Viewer Viewer { get; set; }

    [Inject]
    public required NavigationManager Navigation { get; set; }

    /// <summary>The address's parameters; named here so that the page is told when one changes.</summary>
    [SupplyParameterFromQuery(Name = "area")]
    public string? AskedArea { get; set; }

    [SupplyParameterFromQuery(Name = "month")]
    public string? AskedMonth { get; set; }

    [SupplyParameterFromQuery(Name = "programme")]
    public string? AskedProgramme { get; set; }

    [SupplyParameterFromQuery(Name = "known")]
    public string? AskedKnown { get; set; }

    [SupplyParameterFromQuery(Name = "by")]
    public string? AskedBy { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    public string? AskedSort { get; set; }

    [SupplyParameterFromQuery(Name = "feed")]
    public string? AskedFeed { get; set; }

    /// <summary>Null where nothing is published yet; the layout then says so in the page's stead.</summary>
    protected View? View { get; private set; }

    protected override void OnParametersSet()
    {
        View = Viewer.See(Navigation.Uri, "/" + Navigation.ToBaseRelativePath(Navigation.Uri).Split('?', '#')[0]);
        if (View is not null)
        {
            Load(View);
        }
    }

    /// <summary>Reads the rows that the page shows.</summary>
    protected abstract void Load(View view);
}
