using System.Text;
using System.Text.Unicode;

namespace Insights.Etl.Read;

/// <summary>A text file's content as UTF-8 without a byte order mark.</summary>
/// <param name="Encoding">utf-8, utf-16 or gb18030, as found.</param>
public sealed record TextFile(ReadOnlyMemory<byte> Text, string Encoding)
{
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

        var bytes = File.ReadAllBytes(path);
        if (bytes.Length == 0)
        {
            fault = "the file is empty. Ask the sender for it again.";
            return null;
        }

        if (bytes.AsSpan().StartsWith("\uFEFF"u8))
        {
            return Utf8.IsValid(bytes)
                ? new TextFile(bytes.AsMemory(3), "utf-8")
                : Wrong($"the file says that it is UTF-8, but line {LineOf(bytes, FirstBadUtf8(bytes))} is not", out fault);
        }

        if (bytes.Length >= 2 && (bytes[0], bytes[1]) is (0xFF, 0xFE) or (0xFE, 0xFF))
        {
            var utf16 = bytes[0] == 0xFF ? System.Text.Encoding.Unicode : System.Text.Encoding.BigEndianUnicode;
            return new TextFile(System.Text.Encoding.UTF8.GetBytes(utf16.GetString(bytes, 2, bytes.Length - 2)), "utf-16");
        }

        if (bytes.AsSpan().Contains((byte)0))
        {
            return Wrong("the file holds zero bytes: it is UTF-16 without a mark, or no text at all", out fault);
        }

        if (Utf8.IsValid(bytes))
        {
            return new TextFile(bytes, "utf-8");
        }

        var utf8 = new byte[bytes.Length * 2];
        var length = Gb18030.ToUtf8(bytes, utf8, out var badAt);
        if (length >= 0)
        {
            return new TextFile(utf8.AsMemory(0, length), "gb18030");
        }

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
