using Insights.Etl.Land;
using Insights.Etl.Receive;

namespace Insights.Etl;

public sealed partial class Intake
{
    private const int MissingTold = 60;

    /// <summary>Files that become one load.</summary>
    /// <param name="Place">The load with which they were received, where they are read again.</param>
    private sealed record Due(int? Place, List<InboxFile> Files);

    /// <summary>What a run has to read: first what a withdrawal set back, load by load in the old order, because a row is judged against those before it; then what is new.</summary>
    private List<Due> AllDue(Ledger ledger, string inbox)
    {
        var files = Inbox.List(_content, inbox);
        var due = AgainDue(ledger, files, inbox);
        if (Fresh(ledger, files, inbox) is { Count: > 0 } fresh)
        {
            due.Add(new Due(null, fresh));
        }

        return due;
    }

    /// <exception cref="InputFaultException">One of them is not in the inbox; nothing has been opened.</exception>
    private List<Due> AgainDue(Ledger ledger, IReadOnlyList<InboxFile> files, string inbox)
    {
        var toRead = ledger.ToRead();
        var (found, missing) = Find(toRead, files);
        return missing.Count == 0
            ? [.. found.GroupBy(f => f.Delivery.Place).OrderBy(g => g.Key).Select(g => new Due(g.Key, [.. g.Select(f => f.File)]))]
            : throw new InputFaultException(
                $"{Missing(missing, inbox)} They are to be read again, because a file of the same feed was withdrawn: {string.Join("; ", ledger.Withdrawn.TakeLast(NamesTold).Select(w => $"{w.File.Name} ({w.By.Reason})"))}. "
                + "Put them back into the inbox, or name the folder where they are with --inbox; or take the withdrawal back with `insights withdraw --undo`. Nothing of this run has landed.");
    }

    /// <summary>Finds files by their bytes; one that has another name by now must say the same by it.</summary>
    private (List<(Delivery Delivery, InboxFile File)> Found, List<Delivery> Missing) Find(IReadOnlyList<Delivery> wanted, IReadOnlyList<InboxFile> files)
    {
        var byBytes = files.ToLookup(f => f.Sha256, StringComparer.Ordinal);
        var found = new List<(Delivery, InboxFile)>();
        var missing = new List<Delivery>();
        foreach (var delivery in wanted)
        {
            var account = delivery.Account;
            var same = byBytes[account.Sha256].FirstOrDefault(f => f.Name == account.Name) ?? byBytes[account.Sha256].FirstOrDefault(f => Key(f.Sha256, f.Name) == Key(account.Sha256, account.Name));
            if (same is null)
            {
                missing.Add(delivery);
            }
            else
            {
                found.Add((delivery, same with { Before = account }));
            }
        }

        return (found, missing);
    }

    private static string Missing(List<Delivery> missing, string inbox) =>
        $"{inbox} lacks {missing.Count} {(missing.Count == 1 ? "file" : "files")}: {string.Join("; ", missing.Take(MissingTold).Select(d => $"{d.Account.Name} ({d.Account.Feed}, load {d.Place}, sha256 {d.Account.Sha256[..10]})"))}{(missing.Count > MissingTold ? "; …" : string.Empty)}.";

    /// <summary>Files whose bytes have not landed yet under a name that says the same, each once. What was withdrawn has landed.</summary>
    private List<InboxFile> Fresh(Ledger ledger, IReadOnlyList<InboxFile> files, string inbox)
    {
        var delivered = files.Any(f => f.Path.StartsWith(Path.GetFullPath(inbox), StringComparison.Ordinal) || f.Path.StartsWith(inbox, StringComparison.Ordinal));
        if (!delivered && ledger.Loads.Count == 0)
        {
            throw new InputFaultException($"{inbox}: the inbox is empty and nothing has landed before. Put the departments' files there, or make a sample city with `insights sample --out {inbox}`.");
        }

        var known = ledger.Deliveries.Select(d => Key(d.Account.Sha256, d.Account.Name)).ToHashSet();
        return [.. files.Where(f => known.Add(Key(f.Sha256, f.Name)))];
    }

    private (string Sha256, string Told) Key(string sha256, string name) => (sha256, ValuesElsewhere.ToldByName(_contracts, Path.GetFileNameWithoutExtension(name)));
}
