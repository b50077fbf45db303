using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Insights.Etl.Read;

/// <summary>The form in which every file reaches DuckDB: UTF-8, one record a line, led by the file's ordinal, the sheet and the row that a person sees.</summary>
internal sealed class CopyFile(string path, char delimiter) : IDisposable
{
    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private int _used;

    public void Lead(int ordinal, int sheet, int row)
    {
        Number(ordinal);
        Number(sheet);
        Number(row);
    }

    /// <summary>Bytes as they are; parted and quoted already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
        {
            Flush();
            if (bytes.Length > _buffer.Length)
            {
                _file.Write(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Bytes of a record that reaches over several lines, as one line.</summary>
    public void OneLine(ReadOnlySpan<byte> bytes)
    {
        var line = bytes.ToArray();
        line.AsSpan().Replace((byte)'\n', (byte)' ');
        line.AsSpan().Replace((byte)'\r', (byte)' ');
        Raw(line);
    }

    /// <summary>A cell, quoted where it must be, its line breaks made blanks.</summary>
    public void Cell(string? text, bool last)
    {
        if (!string.IsNullOrEmpty(text))
        {
            if (text.AsSpan().IndexOfAny("\"\r\n") >= 0 || text.Contains(delimiter, StringComparison.Ordinal))
            {
                text = $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal).Replace('\n', ' ').Replace('\r', ' ')}\"";
            }

            if (text.Length * 3 > _buffer.Length - _used)
            {
                Raw(Encoding.UTF8.GetBytes(text));
            }
            else
            {
                _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
            }
        }

        Raw([last ? (byte)'\n' : (byte)delimiter]);
    }

    public void Dispose()
    {
        Flush();
        _file.Dispose();
        ArrayPool<byte>.Shared.Return(_buffer);
    }

    private void Number(int number)
    {
        if (_buffer.Length - _used < 16)
        {
            Flush();
        }

        Utf8Formatter.TryFormat(number, _buffer.AsSpan(_used), out var digits);
        _used += digits;
        _buffer[_used++] = (byte)delimiter;
    }

    private void Flush()
    {
        _file.Write(_buffer, 0, _used);
        _used = 0;
    }
}
