using System.Security.Cryptography;

namespace Insights.Etl.Receive;

/// <summary>A file as it arrived.</summary>
/// <param name="Name">Path inside the inbox, with slashes; a content file's own name.</param>
/// <param name="Sha256">Lower-case hex over the bytes.</param>
/// <param name="IsWorkbook">By its bytes, whatever its name says; any other table is text.</param>
public sealed record InboxFile(string Path, string Name, string Sha256, long Bytes, bool IsWorkbook)
{
    /// <summary>Its account, where it was read before and is read again.</summary>
    public FileAccount? Before { get; init; }

    public bool IsTable => IsNamedWorkbook(Path) || System.IO.Path.GetExtension(Path).ToLowerInvariant() is ".csv" or ".txt" or ".tsv";

    /// <summary>Name without folder and ending, by which contracts recognise it.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Name);

    /// <summary>Zip archives and compound files are workbooks; so is what is named as one and holds zero bytes, unless it is marked as UTF-16 text.</summary>
    public static bool IsWorkbookByBytes(string path, ReadOnlySpan<byte> head) =>
        head.StartsWith("PK\x3\x4"u8) || head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0])
        || (IsNamedWorkbook(path) && head.Contains((byte)0) && !head.StartsWith<byte>([0xFF, 0xFE]) && !head.StartsWith<byte>([0xFE, 0xFF]));

    private static bool IsNamedWorkbook(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is ".xlsx" or ".xls" or ".xlsm" or ".et";
}

/// <summary>Finds the files to receive and takes their fingerprints.</summary>
public static class Inbox
{
    private static readonly string[] ContentFeeds = ["city_statistics.csv", "places.csv", "programme_amounts.csv"];

    /// <summary>The product's own tables first, then the folder's files by their path: the order of the file system plays no part.</summary>
    public static IReadOnlyList<InboxFile> List(ContentFolders content, string folder)
    {
        ArgumentNullException.ThrowIfNull(content);
        var found = content.Files("codelists", "*.csv")
            .Where(p => ContentFeeds.Contains(Path.GetFileName(p), StringComparer.Ordinal))
            .Select(p => (Path: p, Name: Path.GetFileName(p)))
            .Concat(Walk(folder, folder))
            .ToList();
        return Fingerprint(found);
    }

    /// <summary>Files and the files of folders named by a person, in that order.</summary>
    public static IReadOnlyList<InboxFile> List(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var found = new List<(string Path, string Name)>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                found.AddRange(Walk(path, path));
            }
            else if (File.Exists(path))
            {
                found.Add((path, Path.GetFileName(path)));
            }
            else
            {
                throw new InputFaultException($"{path}: there is no such file or folder. Check the path.");
            }
        }

        return Fingerprint(found);
    }

    /// <summary>Paths of the deliveries in a folder, without opening them.</summary>
    public static IEnumerable<string> Paths(string folder) => Walk(folder, folder).Select(f => f.Path);

    private static InboxFile[] Fingerprint(List<(string Path, string Name)> found)
    {
        var files = new InboxFile[found.Count];
        var closed = new string?[found.Count];
        Parallel.For(0, found.Count, i =>
        {
            try
            {
                files[i] = Fingerprint(found[i].Path, found[i].Name);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                closed[i] = $"{found[i].Name}: the file cannot be opened ({e.Message.TrimEnd('.')}).";
            }
        });
        return closed.All(c => c is null) ? files
            : throw new IOException(string.Join(Environment.NewLine, closed.Where(c => c is not null)) + " Close it in the program that has it open, or let this user read it; nothing of this run has landed.");
    }

    private static InboxFile Fingerprint(string path, string name)
    {
        using var bytes = File.OpenRead(path);
        Span<byte> head = stackalloc byte[512];
        head = head[..bytes.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        var isWorkbook = InboxFile.IsWorkbookByBytes(path, head);
        bytes.Position = 0;
        return new InboxFile(path, name, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, isWorkbook);
    }

    private static IEnumerable<(string Path, string Name)> Walk(string root, string folder)
    {
        if (!Directory.Exists(folder))
        {
            yield break;
        }

        var entries = Directory.EnumerateFileSystemEntries(folder)
            .Where(e => !IsHidden(Path.GetFileName(e)))
            .Order(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!Directory.Exists(entry))
            {
                yield return (entry, Path.GetRelativePath(root, entry).Replace('\\', '/'));
                continue;
            }

            if (!string.Equals(Path.GetFileName(entry), "truth", StringComparison.OrdinalIgnoreCase))
            {
                foreach (var below in Walk(root, entry))
                {
                    yield return below;
                }
            }
        }
    }

    /// <summary>Hidden files, locks of an open workbook and what desktops leave behind are not deliveries.</summary>
    private static bool IsHidden(string name) =>
        name.StartsWith('.') || name.StartsWith("~$", StringComparison.Ordinal)
        || name.Equals("Thumbs.db", StringComparison.OrdinalIgnoreCase) || name.Equals("desktop.ini", StringComparison.OrdinalIgnoreCase);
}
