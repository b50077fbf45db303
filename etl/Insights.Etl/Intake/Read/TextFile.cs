using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Insights.Etl.Read;

/// <summary>A text file's content as UTF-8 without a byte order mark, in a room that the next file may use when this one is disposed: hundreds of files a load would each ask for new memory, and all of it be collected.</summary>
public sealed class TextFile : IDisposable
{
    private byte[] _room;
    private readonly int _start;
    private readonly int _length;

    private TextFile(byte[] room, int start, int length, string encoding) => (_room, _start, _length, Encoding) = (room, start, length, encoding);

    public ReadOnlySpan<byte> Text => _room.AsSpan(_start, _length);

    /// <summary>utf-8, utf-16 or gb18030, as found.</summary>
    public string Encoding { get; }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_room);
        _room = [];
    }

    /// <summary>Byte order mark first, then strict UTF-8, then GB18030; nothing is guessed further.</summary>
    /// <returns>The text, or null and why it cannot be read.</returns>
    public static TextFile? Read(string path, out string? fault)
    {
        fault = null;
        if (new FileInfo(path).Length > 1 << 30)
        {
            fault = "the file is larger than 1 GB. Send it in parts, such as one file a month.";
            return null;
        }

        byte[] room;
        int length;
        using (var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0))
        {
            room = ArrayPool<byte>.Shared.Rent((int)Math.Max(1, file.Length));
            length = file.ReadAtLeast(room, room.Length, throwOnEndOfStream: false);
        }

        var text = Decode(room, length, out fault);
        if (text?._room != room)
        {
            ArrayPool<byte>.Shared.Return(room);
        }

        return text;
    }

    private static TextFile? Decode(byte[] room, int length, out string? fault)
    {
        fault = null;
        var bytes = room.AsSpan(0, length);
        if (bytes.IsEmpty)
        {
            fault = "the file is empty. Ask the sender for it again.";
            return null;
        }

        if (bytes.StartsWith("\uFEFF"u8))
        {
            return Utf8.IsValid(bytes)
                ? new TextFile(room, 3, length - 3, "utf-8")
                : Wrong($"the file says that it is UTF-8, but line {LineOf(bytes, FirstBadUtf8(bytes))} is not", out fault);
        }

        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            var utf16 = bytes[0] == 0xFF ? System.Text.Encoding.Unicode : System.Text.Encoding.BigEndianUnicode;
            var text = utf16.GetString(bytes[2..]);
            var decoded = ArrayPool<byte>.Shared.Rent(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
            return new TextFile(decoded, 0, System.Text.Encoding.UTF8.GetBytes(text, decoded), "utf-16");
        }

        if (bytes.Contains((byte)0))
        {
            return Wrong("the file holds zero bytes: it is UTF-16 without a mark, or no text at all", out fault);
        }

        if (Utf8.IsValid(bytes))
        {
            return new TextFile(room, 0, length, "utf-8");
        }

        var utf8 = ArrayPool<byte>.Shared.Rent(length * 2);
        var written = Gb18030.ToUtf8(bytes, utf8, out var badAt);
        if (written >= 0)
        {
            return new TextFile(utf8, 0, written, "gb18030");
        }

        ArrayPool<byte>.Shared.Return(utf8);
        return Wrong(
            $"the text is neither UTF-8 (first fault in line {LineOf(bytes, FirstBadUtf8(bytes))}) nor GB18030 (first fault in line {LineOf(bytes, badAt)})",
            out fault);
    }

    /// <summary>In which encoding a header would have been readable, for the message; null where none helps.</summary>
    public static string? BetterEncoding(string path, Func<string, bool> isHeader)
    {
        ArgumentNullException.ThrowIfNull(isHeader);
        var head = new byte[16384];
        using (var file = File.OpenRead(path))
        {
            head = head[..file.ReadAtLeast(head, head.Length, false)];
        }

        foreach (var (name, encoding) in new[]
        {
            ("UTF-8 with damaged characters", System.Text.Encoding.UTF8),
            ("UTF-16", System.Text.Encoding.Unicode),
        })
        {
            if (isHeader(encoding.GetString(head)))
            {
                return name;
            }
        }

        return null;
    }

    private static TextFile? Wrong(string what, out string? fault)
    {
        fault = $"wrong encoding: {what}. Save the file as UTF-8 (in a spreadsheet program: \"CSV UTF-8\") or GB18030 and send it again.";
        return null;
    }

    private static int FirstBadUtf8(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (at < bytes.Length)
        {
            if (Rune.DecodeFromUtf8(bytes[at..], out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                break;
            }

            at += length;
        }

        return at;
    }

    private static int LineOf(ReadOnlySpan<byte> bytes, int offset) => bytes[..Math.Min(offset, bytes.Length)].Count((byte)'\n') + 1;
}
