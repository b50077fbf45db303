using Insights.Dashboard.Cards;
using Insights.Dashboard.Parts;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Warehouse.Rows;

namespace Insights.Dashboard.Leaving;

/// <summary>What a page shows, gathered while it is rendered for a file. On a reader's page nothing is gathered.</summary>
public sealed class LeavingPage
{
    private readonly List<LeavingBlock> blocks = [];
    private readonly List<IReadOnlyList<TwinCell>> numbers = [];
    private readonly HashSet<string> named = new(StringComparer.Ordinal);

    /// <summary>Whether the page is rendered for a file.</summary>
    public bool Open { get; set; }

    /// <summary>The page's name, as its bar shows it.</summary>
    public string Heading { get; set; } = string.Empty;

    /// <summary>What the reader narrowed the page to, as it is read: a programme, a feed, a clause.</summary>
    public IReadOnlyList<string> Chosen { get; set; } = [];

    /// <summary>Blocks in the order of the page, each with something to take along.</summary>
    public IReadOnlyList<LeavingBlock> Blocks => [.. blocks.Where(b => b.Any)];

    /// <summary>The large numbers at the top: name, value, 95 % interval.</summary>
    public IReadOnlyList<IReadOnlyList<TwinCell>> Numbers => numbers;

    public void Add(LeavingBlock block)
    {
        if (Open)
        {
            blocks.Add(block);
        }
    }

    /// <summary>What stands at the top in words, such as a month.</summary>
    public void Text(string title, string value, string low, string high)
    {
        if (Open && named.Add(title))
        {
            numbers.Add([title, value, low, high]);
        }
    }

    /// <summary>A number that stands for itself.</summary>
    public void Number(string title, Cell? cell, Card card, Words words)
    {
        if (Open && named.Add(title))
        {
            TwinCell End(double? value) => value is { } v ? CellText.Twin(v, card, words) : string.Empty;
            numbers.Add([title, CellText.Twin(cell, card, words), End(cell?.Lower95), End(cell?.Upper95)]);
        }
    }
}
