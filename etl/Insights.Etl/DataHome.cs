namespace Insights.Etl;

/// <summary>The product's data home: what an installation keeps, apart from the program. Creates its folders, nothing else.</summary>
public sealed class DataHome
{
    /// <param name="root">The folder; made where it is missing.</param>
    /// <param name="make">False to look only: nothing is made.</param>
    /// <exception cref="IOException">The folder cannot be made or written.</exception>
    public DataHome(string root, bool make = true)
    {
        Root = Path.GetFullPath(root);
        if (!make)
        {
            return;
        }

        foreach (var folder in new[] { Inbox, Landing, Versions, Quarantine })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Root { get; }

    /// <summary>Where departments' files arrive. Read, never changed.</summary>
    public string Inbox => Path.Combine(Root, "inbox");

    /// <summary>Accepted rows, one Parquet file a feed and load, never changed once written.</summary>
    public string Landing => Path.Combine(Root, "landing");

    /// <summary>Published warehouses, v0001.duckdb and on.</summary>
    public string Versions => Path.Combine(Root, "versions");

    /// <summary>Rejected rows with their values, for the sender; personal data.</summary>
    public string Quarantine => Path.Combine(Root, "quarantine");

    /// <summary>The list of a feed's rows put aside in a load, which the steward sends back to the department.</summary>
    public string Letter(string feed, int load) => Path.Combine(Quarantine, $"{load:000000}-{feed}.csv");

    /// <summary>Where that list lies once its rows no longer count.</summary>
    public string OutdatedLetter(string feed, int load) => Path.Combine(Quarantine, "outdated", $"{load:000000}-{feed}.csv");

    /// <summary>Where the senders' own workbooks lie with what is to be mended marked in them; made anew each time.</summary>
    public string Returned => Path.Combine(Quarantine, "return");

    /// <summary>The pointer: a text file that holds the published version's name.</summary>
    public string Current => Path.Combine(Root, "current");

    /// <summary>Content that overrides the product's own, file name by file name.</summary>
    public string Override(string room) => Path.Combine(Root, room);
}
