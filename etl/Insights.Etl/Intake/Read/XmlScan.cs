using System.Runtime.CompilerServices;
using System.Text;

namespace Insights.Etl.Read;

/// <summary>
/// Goes over the tags and texts of an XML part without building anything. It knows what spreadsheet programs write: UTF-8, no DTD, no CDATA.
/// </summary>
internal sealed class XmlScan(Stream stream) : IDisposable
{
    private byte[] _buffer = new byte[1 << 17];
    private int _at;
    private int _end;
    private int _text;
    private int _textLength;
    private int _tag;
    private int _tagLength;
    private int _nameLength;

    /// <summary>Name of the tag, without slash.</summary>
    public ReadOnlySpan<byte> Name => _buffer.AsSpan(_tag, _nameLength);

    public bool IsEnd { get; private set; }

    /// <summary>A start tag that is its own end.</summary>
    public bool IsEmpty { get; private set; }

    /// <summary>The bytes between the tag before and this one.</summary>
    public ReadOnlySpan<byte> Text => _buffer.AsSpan(_text, _textLength);

    private ReadOnlySpan<byte> Attributes => _buffer.AsSpan(_tag + _nameLength, _tagLength - _nameLength);

    /// <summary>Goes to the next tag; false at the end of the part.</summary>
    /// <exception cref="InvalidDataException">The part ends within a tag, or holds what this scanner does not know.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Next()
    {
        while (true)
        {
            var open = Find((byte)'<', 0);
            if (open < 0)
            {
                return false;
            }

            var close = Find((byte)'>', open + 1);
            if (close < 0)
            {
                throw new InvalidDataException("a part of the workbook ends in the middle");
            }

            (_text, _textLength) = (_at, open);
            var tag = _buffer.AsSpan(_at + open + 1, close - open - 1);
            _tag = _at + open + 1;
            _at += close + 1;
            if (tag.IsEmpty || tag[0] is (byte)'?')
            {
                continue;
            }

            if (tag[0] == (byte)'!')
            {
                if (tag.StartsWith("!--"u8) && tag.EndsWith("--"u8))
                {
                    continue;
                }

                throw new InvalidDataException("a part of the workbook holds a form of XML that spreadsheet programs do not write");
            }

            IsEnd = tag[0] == (byte)'/';
            IsEmpty = tag[^1] == (byte)'/';
            if (IsEnd)
            {
                _tag++;
                tag = tag[1..];
            }
            else if (IsEmpty)
            {
                tag = tag[..^1];
            }

            _tagLength = tag.Length;
            var blank = tag.IndexOfAny((byte)' ', (byte)'\n', (byte)'\t');
            _nameLength = blank < 0 ? tag.Length : blank;
            return true;
        }
    }

    /// <summary>The value of an attribute of the current tag; empty where there is none.</summary>
    public ReadOnlySpan<byte> Attribute(ReadOnlySpan<byte> name)
    {
        var rest = Attributes;
        while (true)
        {
            var at = rest.IndexOf(name);
            if (at < 0)
            {
                return default;
            }

            var after = rest[(at + name.Length)..];
            if (at > 0 && rest[at - 1] is (byte)' ' or (byte)'\n' or (byte)'\t' && after.Length > 2 && after[0] == (byte)'=')
            {
                var quote = after[1];
                var value = after[2..];
                var end = value.IndexOf(quote);
                return end < 0 ? default : value[..end];
            }

            rest = after;
        }
    }

    /// <summary>Text with its entities resolved.</summary>
    public static string Decode(ReadOnlySpan<byte> text)
    {
        var plain = Encoding.UTF8.GetString(text);
        return text.Contains((byte)'&') ? System.Net.WebUtility.HtmlDecode(plain) : plain;
    }

    public void Dispose() => stream.Dispose();

    /// <summary>Place of a byte counted from where the scan stands; reads on as far as it must.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(byte wanted, int from)
    {
        while (true)
        {
            var found = _buffer.AsSpan(_at + from, _end - _at - from).IndexOf(wanted);
            if (found >= 0)
            {
                return from + found;
            }

            from = _end - _at;
            if (_at > 0)
            {
                _buffer.AsSpan(_at, from).CopyTo(_buffer);
                (_at, _end) = (0, from);
            }

            if (_end == _buffer.Length)
            {
                Array.Resize(ref _buffer, _buffer.Length * 2);
            }

            var read = stream.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return -1;
            }

            _end += read;
        }
    }
}
