using System.Text;

namespace Insights.SampleCity.Sending;

internal enum CsvEncoding : byte
{
    Utf8,
    Utf8Bom,
    Gb18030,
}

/// <summary>Writes rows of cells. Row numbers are those a person sees, from 1.</summary>
internal interface ISheet
{
    /// <summary>Number of the row written last.</summary>
    int Row { get; }

    void Write(ReadOnlySpan<Cell> cells);
}

/// <summary>A comma-separated file as departments save it: CRLF, quotes only where needed.</summary>
internal sealed class CsvFile : ISheet, IDisposable
{
    private static readonly uint[] Gb = MakeGb();
    private static readonly Encoding Gb18030 = GbEncoding();
    private readonly FileStream stream;
    private readonly CsvEncoding encoding;
    private char[] text = new char[1 << 18];
    private byte[] bytes = new byte[1 << 20];
    private int length;

    public CsvFile(string path, CsvEncoding encoding)
    {
        this.encoding = encoding;
        stream = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        if (encoding == CsvEncoding.Utf8Bom)
        {
            stream.Write([0xEF, 0xBB, 0xBF]);
        }
    }

    public int Row { get; private set; }

    public void Write(ReadOnlySpan<Cell> cells)
    {
        Row++;
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                Put(",");
            }

            var cell = cells[i].Text;
            if (cell.AsSpan().IndexOfAny(',', '"') < 0)
            {
                Put(cell);
            }
            else
            {
                Put("\"");
                Put(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
                Put("\"");
            }
        }

        Put("\r\n");
        if (length > text.Length / 2)
        {
            Flush();
        }
    }

    public void Dispose()
    {
        Flush();
        stream.Dispose();
    }

    private void Put(string part)
    {
        if (length + part.Length > text.Length)
        {
            Array.Resize(ref text, text.Length * 2);
        }

        part.CopyTo(text.AsSpan(length));
        length += part.Length;
    }

    private void Flush()
    {
        if (bytes.Length < length * 4)
        {
            bytes = new byte[length * 4];
        }

        var count = encoding == CsvEncoding.Gb18030 ? ToGb() : Encoding.UTF8.GetBytes(text.AsSpan(0, length), bytes);
        stream.Write(bytes, 0, count);
        length = 0;
    }

    /// <summary>Through a table of all one- and two-byte characters; the rest, such as 𠮷 and NBSP, by the runtime's encoder.</summary>
    private int ToGb()
    {
        var count = 0;
        for (var i = 0; i < length; i++)
        {
            var c = text[i];
            if (c < 0x80)
            {
                bytes[count++] = (byte)c;
                continue;
            }

            var pair = Gb[c];
            if (pair != 0)
            {
                bytes[count++] = (byte)(pair >> 8);
                bytes[count++] = (byte)pair;
                continue;
            }

            var units = char.IsHighSurrogate(c) && i + 1 < length ? 2 : 1;
            count += Gb18030.GetBytes(text.AsSpan(i, units), bytes.AsSpan(count));
            i += units - 1;
        }

        return count;
    }

    private static uint[] MakeGb()
    {
        var table = new uint[0x10000];
        var gb = GbEncoding();
        Span<byte> two = stackalloc byte[8];
        for (var c = 0x80; c < table.Length; c++)
        {
            if (!char.IsSurrogate((char)c) && gb.GetBytes([(char)c], two) == 2)
            {
                table[c] = (uint)((two[0] << 8) | two[1]);
            }
        }

        return table;
    }

    private static Encoding GbEncoding() => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")
        ?? throw new InvalidOperationException("The runtime has no GB18030.");
}
