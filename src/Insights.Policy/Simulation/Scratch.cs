namespace Insights.Policy.Simulation;

/// <summary>
/// One thread's registers for one block: a truth is two bitmaps (is true, is false; neither = unknown), a number its values and which are known.
/// They are lent again and again: a step writes all of its register and reads none but those written before it.
/// </summary>
internal sealed class Scratch
{
    private ulong[] isTrue = [];
    private ulong[] isFalse = [];
    private double[] values = [];
    private ulong[] known = [];

    /// <summary>The same with room for so many registers at least.</summary>
    public Scratch For(int truths, int numbers)
    {
        if (isTrue.Length < truths * Bits.Words)
        {
            (isTrue, isFalse) = (new ulong[truths * Bits.Words], new ulong[truths * Bits.Words]);
        }

        if (values.Length < numbers * Bits.Persons)
        {
            (values, known) = (new double[numbers * Bits.Persons], new ulong[numbers * Bits.Words]);
        }

        return this;
    }

    public Span<ulong> True(int slot) => isTrue.AsSpan(slot * Bits.Words, Bits.Words);

    public Span<ulong> False(int slot) => isFalse.AsSpan(slot * Bits.Words, Bits.Words);

    public ReadOnlySpan<ulong> True(TruthRegister truth) => truth.Negated ? False(truth.Slot) : True(truth.Slot);

    public ReadOnlySpan<ulong> False(TruthRegister truth) => truth.Negated ? True(truth.Slot) : False(truth.Slot);

    public Span<double> Values(int slot) => values.AsSpan(slot * Bits.Persons, Bits.Persons);

    public Span<ulong> Known(int slot) => known.AsSpan(slot * Bits.Words, Bits.Words);

    public ReadOnlySpan<double> Values(Number number, int block) =>
        number.Column is { } column ? column.Numbers.AsSpan(block * Bits.Persons, Bits.Persons) : Values(number.Slot);

    /// <summary>Which of a number's values are known; empty for all.</summary>
    public ReadOnlySpan<ulong> Known(Number number, int block) => number switch
    {
        { Column.Known: { } known } => known.AsSpan(block * Bits.Words, Bits.Words),
        { AlwaysKnown: true } => [],
        _ => Known(number.Slot),
    };
}

/// <summary>A truth that an operation made; negation costs nothing.</summary>
internal readonly record struct TruthRegister(int Slot, bool Negated = false);

/// <summary>What a truth-valued node became: a constant (null = unknown), or a register.</summary>
internal readonly record struct Truth(bool IsConstant, bool? Constant, TruthRegister Register)
{
    public static Truth Of(bool? constant) => new(true, constant, default);

    public static Truth At(int slot, bool negated = false) => new(false, null, new(slot, negated));

    public Truth Not() => IsConstant ? Of(!Constant) : new(false, null, Register with { Negated = !Register.Negated });
}

/// <summary>What a number-valued node became: a constant (null = no value), a column as it lies, or a register.</summary>
internal readonly record struct Number(bool IsConstant, double? Constant, int Slot, PackedColumn? Column, bool AlwaysKnown)
{
    public static Number Of(double? constant) => new(true, constant, -1, null, constant is not null);

    public static Number At(int slot, bool alwaysKnown) => new(false, null, slot, null, alwaysKnown);

    public static Number Of(PackedColumn column) => new(false, null, -1, column, column.Known is null);
}
