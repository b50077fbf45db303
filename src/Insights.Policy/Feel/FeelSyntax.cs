namespace Insights.Policy.Feel;

/// <summary>What was written, before names and types are known.</summary>
internal abstract record FeelSyntax(FeelPosition At);

internal sealed record NumberSyntax(FeelPosition At, decimal Value) : FeelSyntax(At);

internal sealed record TextSyntax(FeelPosition At, string Value) : FeelSyntax(At);

internal sealed record AtSyntax(FeelPosition At, string Value) : FeelSyntax(At);

internal sealed record BooleanSyntax(FeelPosition At, bool Value) : FeelSyntax(At);

internal sealed record NullSyntax(FeelPosition At) : FeelSyntax(At);

internal sealed record NameSyntax(FeelPosition At, string Name) : FeelSyntax(At);

internal sealed record NegateSyntax(FeelPosition At, FeelSyntax Operand) : FeelSyntax(At);

/// <summary>Arithmetic, comparison, “and”, “or”: one sign between two operands.</summary>
internal sealed record BinarySyntax(FeelPosition At, FeelToken Sign, FeelSyntax Left, FeelSyntax Right) : FeelSyntax(At);

internal sealed record BetweenSyntax(FeelPosition At, FeelSyntax Value, FeelSyntax Low, FeelSyntax High) : FeelSyntax(At);

internal sealed record InSyntax(FeelPosition At, FeelSyntax Value, IReadOnlyList<FeelSyntax> Tests, bool Listed) : FeelSyntax(At);

/// <summary>A unary test such as “&lt; 10”; as a value “(&lt; 10)” it is a range.</summary>
internal sealed record TestSyntax(FeelPosition At, FeelToken Sign, FeelSyntax Operand) : FeelSyntax(At);

internal sealed record RangeSyntax(FeelPosition At, bool LowIn, FeelSyntax Low, FeelSyntax High, bool HighIn) : FeelSyntax(At);

internal sealed record ListSyntax(FeelPosition At, IReadOnlyList<FeelSyntax> Items) : FeelSyntax(At);

internal sealed record IfSyntax(FeelPosition At, FeelSyntax Condition, FeelSyntax Then, FeelSyntax Else) : FeelSyntax(At);

internal sealed record ArgumentSyntax(string? Name, FeelSyntax Value);

internal sealed record CallSyntax(FeelPosition At, string Name, IReadOnlyList<ArgumentSyntax> Arguments) : FeelSyntax(At);

internal sealed record FilterSyntax(FeelPosition At, FeelSyntax Target, FeelSyntax Inner) : FeelSyntax(At);

internal sealed record PathSyntax(FeelPosition At, FeelSyntax Target, string Name) : FeelSyntax(At);

internal sealed record InstanceSyntax(FeelPosition At, FeelSyntax Value, string TypeName) : FeelSyntax(At);

/// <summary>A construct outside the subset whose type is known, so that a misfit with it can still name the types.</summary>
internal sealed record OutsideSyntax(FeelPosition At, FeelType Type, string Construct) : FeelSyntax(At);
