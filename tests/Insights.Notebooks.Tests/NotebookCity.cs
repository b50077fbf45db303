using Insights.Etl;
using Insights.SampleCity;

namespace Insights.Notebooks.Tests;

/// <summary>A small city, sampled and published once; the notebooks only read it.</summary>
public sealed class NotebookCity : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("insights-notebooks-").FullName;

    public NotebookCity()
    {
        var (home, content) = (new DataHome(Home), new ContentFolders());
        SampleCity.SampleCity.Write(new SampleOptions { Persons = 4000, Months = 36, Seed = 5, CodelistsFolder = Path.Combine(content.Root, "codelists") }, home.Inbox, null, default);
        new Pipeline(home, content, TimeProvider.System).Run(home.Inbox, null, null, default);
    }

    public string Home => Path.Combine(folder, "home");

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
