using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;

namespace Insights.Dashboard.Leaving;

/// <summary>A table that may leave the page.</summary>
public sealed record LeavingTable(string Title, TwinTable Rows);

/// <summary>What of one block may leave: its parts lay down here the rows and pictures that they show, as they are drawn. Hence a file cannot say anything else than the screen.</summary>
public sealed class LeavingBlock(string id)
{
    private readonly List<LeavingTable> tables = [];

    private readonly List<(string Title, Func<Caption, string> Draw)> pictures = [];

    public string Id { get; } = id;

    public string Title { get; private set; } = string.Empty;

    public string? Say { get; private set; }

    /// <summary>Whether the page's choices narrow what the block shows, so that its files name them.</summary>
    public bool Narrowed { get; private set; }

    public IReadOnlyList<LeavingTable> Tables => tables;

    /// <summary>The block's picture as a file of its own, where it has one; several stand one below another, each under its own title.</summary>
    public Func<Caption, string>? Drawing => pictures switch
    {
        [] => null,
        [var only] => caption => only.Draw(caption with { Title = Under(only.Title, caption) }),
        _ => caption => FigureSvg.Stacked(caption, [.. pictures.Select((p, n) => p.Draw(new Caption(n == 0 ? Under(p.Title, caption) : p.Title, n == 0 ? caption.Say : null, n == pictures.Count - 1 ? caption.Foot : [])))]),
    };

    private string Under(string title, Caption caption) => title == Title ? caption.Title : $"{caption.Title} · {title}";

    /// <summary>Told when the block gains a first table or picture, so that its menu can offer them.</summary>
    internal Action? Gained { get; set; }

    internal bool Any => tables.Count > 0 || pictures.Count > 0;

    /// <summary>Another view: what was shown before no longer is.</summary>
    public void Begin()
    {
        tables.Clear();
        pictures.Clear();
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

    /// <summary>Lays down a picture; one of the same title takes the place of the earlier.</summary>
    public void Picture(string title, Func<Caption, string> draw)
    {
        var known = pictures.FindIndex(p => p.Title == title);
        if (known >= 0)
        {
            pictures[known] = (title, draw);
            return;
        }

        pictures.Add((title, draw));
        if (pictures.Count == 1)
        {
            Gained?.Invoke();
        }
    }

    /// <summary>The block's own picture, under its own title.</summary>
    public void Picture(Func<Caption, string> draw) => Picture(Title, draw);

    /// <summary>Bars that stand in the cells of a table, as a picture.</summary>
    /// <param name="most">The value of a full bar.</param>
    public void Bars(string title, IReadOnlyList<Bar> bars, double most = 1)
    {
        if (bars.Count > 0)
        {
            Picture(title, caption => BarDrawing.Alone(bars, most, caption));
        }
    }
}
