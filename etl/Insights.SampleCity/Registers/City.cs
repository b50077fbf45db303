using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Registers;

/// <summary>The city as registers see it when all lives are lived: its months, places and people.</summary>
internal sealed class City(int seed, Window window, Book book, Gazetteer gazetteer)
{
    private const int RegisterDice = 1000;

    public Window Window { get; } = window;

    public Gazetteer Places { get; } = gazetteer;

    public Book Book { get; } = book;

    public List<Resident> Residents { get; } = Resident.All(window, book);

    /// <summary>The stream of one thing of a register, whatever other registers there are.</summary>
    public Dice DiceOf(string feed, long index)
    {
        var kind = 0;
        foreach (var letter in feed)
        {
            kind = unchecked((kind * 31) + letter) & 0xFFFFF;
        }

        return Dice.Of(seed, RegisterDice + kind, index);
    }
}
