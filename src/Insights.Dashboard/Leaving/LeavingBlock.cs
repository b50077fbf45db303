using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;

namespace Insights.Dashboard.Leaving;

/// <summary>A table that may leave the page.</summary>
public sealed record LeavingTable(string Title, TwinTable Rows);

/// <summary>What of one block may leave: its parts lay down here the rows and pictures that they show, as they are drawn. Hence a file cannot say anything else than the screen.</summary>
public sealed class LeavingBlock(string id)
{
    private readonly List<LeavingTable> tables = [];

    public string Id { get; } = id;

    public string Title { get; private set; } = string.Empty;

    public string? Say { get; private set; }

    /// <summary>Whether the page's choices narrow what the block shows, so that its files name them.</summary>
    public bool Narrowed { get; private set; }

    public IReadOnlyList<LeavingTable> Tables => tables;

    /// <summary>The block's picture as a file of its own, where it has one.</summary>
    public Func<Caption, string>? Drawing { get; private set; }

    /// <summary>Told when the block gains a first table or picture, so that its menu can offer them.</summary>
    internal Action? Gained { get; set; }

    internal bool Any => tables.Count > 0 || Drawing is not null;

    /// <summary>Another view: what was shown before no longer is.</summary>
    public void Begin()
    {
        tables.Clear();
        Drawing = null;
    }

    public void Named(string title, string? say, bool narrowed = false) => (Title, Say, Narrowed) = (title, say, narrowed);

    /// <summary>Lays down a table; one of the same title takes the place of the earlier.</summary>
    public void Table(string title, TwinTable rows)
    {
        var known = tables.FindIndex(t => t.Title == title);
        if (known >= 0)
        {
            tables[known] = new(title, rows);
            return;
        }

        tables.Add(new(title, rows));
        if (tables.Count == 1)
        {
            Gained?.Invoke();
        }
    }

    /// <summary>The block's own table, under its own title.</summary>
    public void Table(TwinTable rows) => Table(Title, rows);

    public void Picture(Func<Caption, string> draw)
    {
        var first = Drawing is null;
        Drawing = draw;
        if (first)
        {
            Gained?.Invoke();
        }
    }
}
