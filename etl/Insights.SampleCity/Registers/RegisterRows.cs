using Insights.SampleCity.Records;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>The rows of one register, packed: eight bytes a cell.</summary>
internal sealed class RegisterRows(Register register)
{
    private const long Absent = long.MinValue;
    private readonly int width = register.Columns.Length;
    private readonly List<long> cells = [];
    private readonly List<string> texts = [];
    private readonly List<(int Person, int Day)> heads = [];

    public Register Register { get; } = register;

    /// <summary>Where these rows begin in the numbering over all registers.</summary>
    public int Offset { get; set; }

    public int Count => heads.Count;

    /// <summary>Running number of records that are spoken of in more than one row.</summary>
    public int NextNumber { get; private set; }

    public int Number() => NextNumber++;

    /// <param name="person">Whom the row is about; -1 for nobody.</param>
    /// <param name="day">The day the row speaks of, which decides its file.</param>
    /// <param name="values">One a column; a serial number may be anything.</param>
    public void Add(int person, int day, params ReadOnlySpan<Value> values)
    {
        if (values.Length != width)
        {
            throw new ArgumentException($"{Register.Feed} has {width} columns; got {values.Length} values.", nameof(values));
        }

        heads.Add((person, day));
        foreach (var value in values)
        {
            cells.Add(value.Absent ? Absent : value.Text is null ? value.Number : Keep(value.Text));
        }
    }

    public int DayOf(int row) => heads[row].Day;

    public int PersonOf(int row) => heads[row].Person;

    public Feed Feed(Book book)
    {
        var columns = Register.Columns;
        return new(Register.Feed, Ledger.Registers, columns, (at, to) =>
        {
            for (var i = 0; i < width; i++)
            {
                var cell = cells[((at - Offset) * width) + i];
                to[i] = cell == Absent ? Value.Nothing
                    : columns[i].Form is Form.Name or Form.Text ? new Value(0, cell < 0 ? texts[(int)(-cell - 1)] : book.Persons[(int)cell].Name)
                    : new Value(cell);
            }
        },
        at => (heads[at - Offset].Person, -1));
    }

    /// <summary>Texts are kept apart, under negative numbers.</summary>
    private long Keep(string text)
    {
        texts.Add(text);
        return -texts.Count;
    }
}
