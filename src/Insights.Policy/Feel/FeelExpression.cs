namespace Insights.Policy.Feel;

/// <summary>One expression, read and typed.</summary>
public sealed class FeelExpression
{
    private FeelExpression(string text, FeelNode root, IReadOnlyList<FeelMisfit> misfits) => (Text, Root, Misfits) = (text, root, misfits);

    public string Text { get; }

    public FeelNode Root { get; }

    /// <summary>Places where types do not fit or a name is unknown; their value is FEEL's null.</summary>
    public IReadOnlyList<FeelMisfit> Misfits { get; }

    /// <exception cref="FeelSyntaxException">The text is not FEEL.</exception>
    /// <exception cref="FeelUnsupportedException">The text uses a construct outside the subset.</exception>
    public static FeelExpression Read(string text, FeelScope scope)
    {
        var (root, misfits) = FeelBinder.Bind(FeelGrammar.Read(text), scope);
        return new(text, root, misfits);
    }

    /// <summary>Value by the tree evaluator: null, bool, decimal, string, DateOnly, <see cref="FeelMonths"/>, <see cref="FeelSeconds"/>,
    /// a list of these, or <see cref="FeelUnknown"/>.</summary>
    public object? Evaluate(Func<FeelSymbol, object?> read) => new FeelEvaluator(read).Value(Root);

    /// <summary>SQL of DuckDB over columns named by the symbols.</summary>
    public string ToSql() => new FeelSql().Text(Root);
}
