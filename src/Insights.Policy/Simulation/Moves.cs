using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>
/// Whose status on the roster a reform moves, and where to. Only a person whom the law surely lists as one thing and the reform surely as another is moved;
/// all others stay as the department registered them, right or wrong.
/// </summary>
/// <param name="Fact">The fact that holds the status.</param>
/// <param name="To">Word of a status and the persons who come to have it.</param>
/// <param name="Any">All who are moved.</param>
internal sealed record Moves(FeelSymbol Fact, EquatableList<(string Word, TruthRegister Persons)> To, TruthRegister Any)
{
    /// <summary>These moves where the fact is the one that they are of.</summary>
    public Moves? Of(FeelSymbol fact) => fact.Key == Fact.Key ? this : null;

    /// <summary>The word that a person comes to have; null for one who stays.</summary>
    public string? At(int slot, Scratch scratch)
    {
        var i = slot % Bits.Persons;
        foreach (var (word, persons) in To)
        {
            if ((scratch.True(persons)[i >> 6] >> (i & 63) & 1) != 0)
            {
                return word;
            }
        }

        return null;
    }
}

internal sealed partial class BlockProgram
{
    /// <param name="before">Whom the law puts on the roster, status by status, whatever stands before it; none where nothing of it is changed.</param>
    /// <param name="after">The same under the reform.</param>
    /// <param name="words">The statuses in that order, the first that holds counts, and last that of those who are in none.</param>
    public Moves? Moves(FeelSymbol fact, IReadOnlyList<string> words, IReadOnlyList<Truth> before, IReadOnlyList<Truth> after)
    {
        if (before.SequenceEqual(after))
        {
            return null;
        }

        var (was, will) = (Classes(before), Classes(after));
        var to = words.Select((word, i) => (word, AddTruth(new Surely(Register(Combined(true, [will[i], was[i].Not()])))).Register)).ToArray();
        return new(fact, new(to), Register(Combined(false, to.Select(one => new Truth(false, null, one.Register)))));
    }

    // Each without those before it, and last those who are in none.
    private List<Truth> Classes(IReadOnlyList<Truth> listed) =>
        [.. Enumerable.Range(0, listed.Count + 1).Select(i => Combined(true, [.. listed.Take(i).Select(one => one.Not()), .. listed.Skip(i).Take(1)]))];

    /// <summary>Whether a person has the status under the reform: comes to have it, or has it and stays.</summary>
    private Truth Moved(Moves moves, string word, Truth has) => Combined(false,
    [
        .. moves.To.Where(one => one.Word == word).Select(one => new Truth(false, null, one.Persons)),
        Combined(true, [has, new Truth(false, null, moves.Any).Not()]),
    ]);
}
