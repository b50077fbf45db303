using System.IO.Compression;
using System.Text;
using Insights.Etl;

namespace Insights.Cli.Verbs;

/// <summary>
/// A CSV file record by record, gzipped or not, as RFC 4180 has it: UTF-8, cells in double quotes where they hold a delimiter or a line break. Nothing is guessed from the data and nothing
/// left out but blank lines; only the delimiter is chosen, the one of , ; tab | that the header line has most of. We read it here and not by the engine's sniffer, which may take a # for a
/// comment or a ' for a quote, takes [ ] * ? in a file's name for a pattern, and counts neither blank lines nor line breaks within quotes.
/// </summary>
internal sealed class CsvRecords : IDisposable
{
    private const string Delimiters = ",;\t|";

    private readonly FileInfo file;
    private readonly char delimiter;
    private readonly StreamReader text;
    private readonly StringBuilder cell = new();
    private int next;
    private int line = 1;

    public CsvRecords(FileInfo file)
    {
        this.file = file;
        using (var head = Open(file))
        {
            delimiter = Delimiter(head);
        }

        text = Open(file);
        next = text.Read();
        if (next == '\uFEFF')
        {
            next = text.Read();
        }
    }

    /// <summary>The line of the file on which the last record began, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Reads the next record's cells; false at the end.</summary>
    /// <exception cref="InputFaultException">A quotation mark that is not closed, or not where a cell ends.</exception>
    /// <exception cref="DecoderFallbackException">The file is not UTF-8.</exception>
    public bool Next(List<string> cells)
    {
        cells.Clear();
        while (next is '\r' or '\n')
        {
            Advance();
        }

        if (next < 0)
        {
            return false;
        }

        Line = line;
        cells.Add(Cell());
        while (next == delimiter)
        {
            Advance();
            cells.Add(Cell());
        }

        return true;
    }

    public void Dispose() => text.Dispose();

    private string Cell()
    {
        cell.Clear();
        if (next == '"')
        {
            Quoted();
            return cell.ToString();
        }

        while (!IsEnd)
        {
            cell.Append((char)next);
            Advance();
        }

        return cell.ToString();
    }

    private void Quoted()
    {
        var opened = line;
        while (true)
        {
            Advance();
            if (next == '"')
            {
                Advance();
                if (next != '"')
                {
                    break;
                }
            }

            if (next < 0)
            {
                throw new InputFaultException($"{file.Name}, row {opened}: a quotation mark is opened there and never closed. Close it, or write a quotation mark that begins a cell twice within a pair of them.");
            }

            cell.Append((char)next);
        }

        if (!IsEnd)
        {
            throw new InputFaultException($"{file.Name}, row {line}: after a closing quotation mark the cell goes on with “{(char)next}”. Write a quotation mark within a quoted cell twice.");
        }
    }

    private bool IsEnd => next is < 0 or '\r' or '\n' || next == delimiter;

    private void Advance()
    {
        var was = next;
        next = text.Read();
        if (was == '\n' || (was == '\r' && next != '\n'))
        {
            line++;
        }
    }

    private static char Delimiter(StreamReader head)
    {
        var found = new int[Delimiters.Length];
        var (quoted, any) = (false, false);
        for (var c = head.Read(); c >= 0 && !(any && !quoted && c is '\r' or '\n'); c = head.Read())
        {
            any |= c is not ('\r' or '\n' or '\uFEFF');
            quoted ^= c == '"';
            if (!quoted && Delimiters.IndexOf((char)c, StringComparison.Ordinal) is >= 0 and var at)
            {
                found[at]++;
            }
        }

        return Delimiters[Array.IndexOf(found, found.Max())];
    }

    /// <summary>Its text, strictly UTF-8; whether it is gzipped is told by its first bytes.</summary>
    private static StreamReader Open(FileInfo file)
    {
        Stream stream = file.OpenRead();
        var zipped = stream.ReadByte() == 0x1F && stream.ReadByte() == 0x8B;
        stream.Position = 0;
        return new(zipped ? new GZipStream(stream, CompressionMode.Decompress) : stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
    }
}
