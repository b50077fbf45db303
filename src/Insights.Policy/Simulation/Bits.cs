using System.Numerics;

namespace Insights.Policy.Simulation;

/// <summary>A block of persons: truths are bits, 64 persons a word.</summary>
internal static class Bits
{
    /// <summary>Persons a block. Truths of a block are 32 words; all registers of the rule book's program stay in the second-level cache.</summary>
    public const int Persons = 2048;

    public const int Words = Persons / 64;

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }
}
