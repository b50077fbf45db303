namespace Insights.Dashboard.Charts;

/// <summary>The theme's colours as a chart needs them; a test holds them equal to wwwroot/tokens.css.</summary>
public sealed record Palette(
    string Ink, string Ink2, string Ink3, string Line, string Card, string Accent, string AccentWeak, string Warn, string Unknown, string Bad,
    IReadOnlyList<string> Ramp)
{
    public static Palette Light { get; } = new(
        "#16202a", "#4a5763", "#5f6c78", "#dfe4e8", "#ffffff", "#0b6e6e", "#d7ebea", "#b4560a", "#6b5b95", "#b3261e",
        ["#e3f0ee", "#b9dbd7", "#7fbcb6", "#2f827d", "#0a5a5a"]);

    public static Palette Dark { get; } = new(
        "#e8edf1", "#b6c1cb", "#93a1ad", "#2b353e", "#182027", "#5cc4bd", "#17403f", "#f0a35e", "#b9a7e6", "#ff8a80",
        ["#1c2f31", "#1f4a4a", "#2b6f6c", "#4fa39d", "#8ad8d0"]);
}
