using System.Runtime.CompilerServices;

namespace Insights.Policy.Simulation;

/// <summary>The living standard of holders' households under the law: what a reform's changes are added to.</summary>
/// <param name="IncomeFen">Σ income, fen a month.</param>
/// <param name="Members">Σ members.</param>
/// <param name="Line">The dibao line, yuan a head and month; poverty is measured at it and at one and a half times it, also where the reform moves it.</param>
/// <param name="Poverty">Σ members × ((line − income a head) ÷ line)^α below the line, in millionths, α = 0, 1, 2 at the line, then at 1.5 × the line.</param>
internal sealed record LivingBase(long IncomeFen, long Members, double? Line, IReadOnlyList<long> Poverty)
{
    public const double Millionths = 1e6;

    public static LivingBase Of(SimulatedPopulation population, double? line)
    {
        var (fen, members, poverty) = (0L, 0L, new long[6]);
        for (var i = 0; i < population.Members.Length; i++)
        {
            if (!population.Income.IsKnown(i))
            {
                continue;
            }

            var income = population.Income.At(i);
            fen += (long)Math.Round(income * 100);
            members += population.Members[i];
            Add(poverty, income, population.Members[i], line, 1);
        }

        return new(fen, members, line, poverty);
    }

    /// <summary>Adds (or, with −1, takes away) a household's part of the poverty sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add(long[] poverty, double income, int members, double? line, int sign)
    {
        if (line is not { } z)
        {
            return;
        }

        var head = income / members;
        for (var l = 0; l < 2; l++)
        {
            var at = l == 0 ? z : z * 1.5;
            if (head >= at)
            {
                continue;
            }

            var gap = (at - head) / at;
            poverty[l * 3] += sign * members * (long)Millionths;
            poverty[l * 3 + 1] += sign * (long)Math.Round(members * gap * Millionths);
            poverty[l * 3 + 2] += sign * (long)Math.Round(members * gap * gap * Millionths);
        }
    }
}
