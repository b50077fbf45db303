namespace Insights.Notebooks.Tests;

/// <summary>Markup that a cell shows as it is.</summary>
public sealed record Html(string Text);

/// <summary>What cells may call beside C# itself: the part of the usual C# notebook kernel's words that our notebooks use, with its meaning.</summary>
public sealed class NotebookScreen
{
    private readonly List<NotebookOutput> shown = [];

    /// <summary>The screen of the notebook that runs now; its cells' extension methods find it here.</summary>
    private static readonly AsyncLocal<NotebookScreen?> Current = new();

    public NotebookScreen() => Current.Value = this;

    public Html HTML(string text) => new(text);

    public void display(object? value) => Show(value);

    /// <summary>What has been shown since the last call.</summary>
    public IReadOnlyList<NotebookOutput> Take()
    {
        IReadOnlyList<NotebookOutput> taken = [.. shown];
        shown.Clear();
        return taken;
    }

    public void Show(object? value)
    {
        if (value is not null)
        {
            shown.Add(value is Html html ? new("text/html", html.Text) : new("text/plain", value.ToString() ?? ""));
        }
    }

    internal static void Show(string text, string mime) => (Current.Value ?? throw new InvalidOperationException("no notebook runs here")).shown.Add(new(mime, text));
}

/// <summary>As in the usual kernel: a text shown as a kind of content.</summary>
public static class NotebookDisplay
{
    public static void DisplayAs(this string text, string mimeType) => NotebookScreen.Show(text, mimeType);
}
