using System.Runtime.CompilerServices;
using System.Text;

namespace Insights.Etl.Read;

/// <summary>Walks over the records of a csv text. A quote opens a field only at its start; a stray one is an ordinary character.</summary>
public ref struct CsvRecords
{
    private readonly ReadOnlySpan<byte> _text;
    private readonly byte _delimiter;
    private readonly bool _anyQuote;
    private int _at;
    private int _nextLine;

    public CsvRecords(ReadOnlySpan<byte> text, char delimiter)
    {
        _text = text;
        _delimiter = (byte)delimiter;
        _anyQuote = text.Contains((byte)'"');
        _nextLine = 1;
    }

    /// <summary>The record without its line end.</summary>
    public ReadOnlySpan<byte> Current { get; private set; }

    /// <summary>Line in which the record begins, from 1.</summary>
    public int Line { get; private set; }

    public int Fields { get; private set; }

    /// <summary>The record reaches over several lines.</summary>
    public bool SpansLines { get; private set; }

    /// <summary>A quote was opened and never closed: the rest of the file is one field.</summary>
    public bool IsUnclosed { get; private set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        if (_at >= _text.Length)
        {
            return false;
        }

        Line = _nextLine;
        SpansLines = false;
        var rest = _text[_at..];
        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        if (_anyQuote && line.Contains((byte)'"'))
        {
            end = EndOfQuoted(rest, out var fields);
            line = end < 0 ? rest : rest[..end];
            Fields = fields;
            var breaks = line.Count((byte)'\n');
            SpansLines = breaks > 0;
            _nextLine += breaks;
        }
        else
        {
            Fields = line.Count(_delimiter) + 1;
        }

        _at = end < 0 ? _text.Length : _at + end + 1;
        _nextLine++;
        Current = line.EndsWith("\r"u8) ? line[..^1] : line;
        return true;
    }

    /// <summary>The fields of a record, quotes taken off.</summary>
    public static string?[] Split(string record, char delimiter)
    {
        ArgumentNullException.ThrowIfNull(record);
        var fields = new List<string?>();
        var field = new StringBuilder();
        var (quoted, start) = (false, true);
        for (var i = 0; i < record.Length; i++)
        {
            var c = record[i];
            if (quoted)
            {
                if (c != '"')
                {
                    field.Append(c);
                }
                else if (i + 1 < record.Length && record[i + 1] == '"')
                {
                    field.Append('"');
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (c == delimiter)
            {
                fields.Add(field.ToString());
                field.Clear();
                start = true;
                continue;
            }
            else if (c == '"' && start)
            {
                quoted = true;
            }
            else
            {
                field.Append(c);
            }

            start = false;
        }

        fields.Add(field.ToString());
        return [.. fields];
    }

    private int EndOfQuoted(ReadOnlySpan<byte> rest, out int fields)
    {
        fields = 1;
        var (quoted, start) = (false, true);
        for (var i = 0; i < rest.Length; i++)
        {
            var c = rest[i];
            if (quoted)
            {
                if (c == '"')
                {
                    if (i + 1 < rest.Length && rest[i + 1] == '"')
                    {
                        i++;
                    }
                    else
                    {
                        quoted = false;
                    }
                }

                continue;
            }

            if (c == '\n')
            {
                return i;
            }

            if (c == _delimiter)
            {
                fields++;
                start = true;
                continue;
            }

            quoted = c == '"' && start;
            start = false;
        }

        IsUnclosed = quoted;
        return -1;
    }
}
