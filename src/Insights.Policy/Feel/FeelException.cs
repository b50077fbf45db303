namespace Insights.Policy.Feel;

/// <summary>An expression that was refused, with the place in it.</summary>
public abstract class FeelException(string message, FeelPosition at) : Exception($"{at}: {message}")
{
    public FeelPosition At { get; } = at;

    /// <summary>The message without the place.</summary>
    public string Reason { get; } = message;
}

/// <summary>The text is not FEEL.</summary>
public sealed class FeelSyntaxException(string message, FeelPosition at) : FeelException(message, at);

/// <summary>The text is FEEL, but uses a construct outside the subset; it is named and never half-understood.</summary>
/// <param name="instead">What says the same within the subset; absent where nothing does.</param>
public sealed class FeelUnsupportedException(string construct, FeelPosition at, string? instead = null)
    : FeelException($"{construct} is outside the supported subset of FEEL{(instead is null ? "" : $"; {instead}")}", at)
{
    public string Construct { get; } = construct;
}
