using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Records;

/// <summary>GB 11643 numbers under the unassigned area code 999900, so that no living person can be hit.</summary>
internal static class CitizenId
{
    public const string Area = "999900";
    private const string CheckCharacters = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Gives every person an id; the n-th of a birthday gets the n-th sequence code of the sex, odd for men.</summary>
    /// <exception cref="InvalidOperationException">More people of one birthday than sequence codes: the city is too large.</exception>
    public static void Assign(Book book)
    {
        var used = new Dictionary<int, int>();
        for (var i = 0; i < book.Persons.Count; i++)
        {
            var person = book.Persons[i];
            var key = (person.Birth * 2) + (person.Male ? 1 : 0);
            var nth = used.GetValueOrDefault(key);
            used[key] = nth + 1;
            if (nth >= 499)
            {
                throw new InvalidOperationException("Too many people share a birthday: choose fewer persons.");
            }

            var begin = (int)(Dice.Mix((ulong)key) % 499);
            var sequence = (((begin + nth) % 499) * 2) + (person.Male ? 1 : 2);
            book.Persons[i] = person with { Id = Make(person.Birth, sequence) };
        }
    }

    public static string Make(int birth, int sequence) =>
        string.Create(18, (birth, sequence), static (text, from) =>
        {
            Area.CopyTo(text);
            DateOnly.FromDayNumber(from.birth).TryFormat(text[6..], out _, "yyyyMMdd");
            from.sequence.TryFormat(text[14..], out _, "000");
            text[17] = Check(text[..17]);
        });

    /// <summary>The check character of the first 17 digits.</summary>
    public static char Check(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (digits[i] - '0') * Weights[i];
        }

        return CheckCharacters[sum % 11];
    }
}
