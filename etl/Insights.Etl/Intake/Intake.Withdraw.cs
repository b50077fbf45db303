using Insights.Etl.Land;
using Insights.Etl.Receive;
using Insights.Warehouse.Naming;

namespace Insights.Etl;

public sealed partial class Intake
{
    private const int NamesTold = 8;

    /// <summary>So many digits of a hash tell files apart, and no name looks like them.</summary>
    private const int LeastOfHash = 8;

    /// <summary>
    /// Says of landed files that their rows no longer count, that they are read anew, or that this is taken back; the next run does it. Changes nothing that has landed. The caller holds the
    /// data home's <see cref="RunLock"/>.
    /// </summary>
    /// <param name="names">Files by name, path in the inbox, or the beginning of their sha256.</param>
    /// <param name="inbox">Where the files are that will have to be read again.</param>
    /// <exception cref="InputFaultException">A name, the reason, or a missing file is at fault; nothing was changed.</exception>
    public Withdrawal Withdraw(WithdrawalAct act, IReadOnlyList<string> names, string reason, string inbox)
    {
        ArgumentNullException.ThrowIfNull(names);
        var why = WithdrawalReason.Of(reason);
        if (!Directory.Exists(_home.Landing))
        {
            throw new InputFaultException($"Nothing has landed in {_home.Root}: there is no file to withdraw. Check --home.");
        }

        var ledger = new Ledger(_home);
        var files = Inbox.List(_content, inbox);
        var named = names.Select(name => Named(ledger, act, name)).Distinct().OrderBy(d => d.Place).ThenBy(d => d.Account.File, StringComparer.Ordinal).ToList();
        if (act == WithdrawalAct.Withdraw)
        {
            RefuseOwnTables(named, files);
        }

        var thought = new Withdrawal(ledger.NextWithdrawal, _clock.GetUtcNow(), act, why, ledger.NextLoad - 1, [.. named.Select(NamedFile.Of)], []);
        var toRead = ledger.ToRead(thought);
        if (Find(toRead, files).Missing is { Count: > 0 } missing)
        {
            throw new InputFaultException(
                $"{Missing(missing, inbox)} The next run has to read them again, because their rows were judged against those of the named file; without them they would be lost. "
                + "Put them back under their names, or name the folder where they are with --inbox. Nothing was changed.");
        }

        var withdrawal = thought with { ToRead = [.. toRead.Select(NamedFile.Of)] };
        ledger.Add(withdrawal);
        return withdrawal;
    }

    /// <summary>Received files that a name means; at least one.</summary>
    private static List<Delivery> Meant(Ledger ledger, string name)
    {
        var asked = name.Replace('\\', '/').Trim();
        bool IsHash() => asked.Length >= LeastOfHash && asked.All(char.IsAsciiHexDigit);
        Func<Delivery, bool>[] ways =
        [
            d => d.Account.Name == asked,
            d => d.Account.Name.EndsWith('/' + asked, StringComparison.Ordinal),
            d => IsHash() && d.Account.Sha256.StartsWith(asked, StringComparison.OrdinalIgnoreCase),
        ];
        return ways.Select(way => ledger.Deliveries.Where(way).ToList()).FirstOrDefault(found => found.Count > 0)
            ?? throw new InputFaultException(
                $"No file '{name}' has landed.{(Nearest(asked, ledger) is { Count: > 0 } near ? $" Did you mean {string.Join(", or ", near.Select(n => $"'{n}'"))}?" : string.Empty)} "
                + "The data page and `insights run --json` tell the names; the beginning of the sha256 does as well.");
    }

    private static Delivery Named(Ledger ledger, WithdrawalAct act, string name)
    {
        var meant = Meant(ledger, name);
        var open = meant.Where(d => IsOpen(ledger, act, d)).ToList();
        return open switch
        {
            [var one] => one,
            [] => throw new InputFaultException(string.Join(Environment.NewLine, meant.Select(d => Refused(ledger, act, d)))),
            _ => throw new InputFaultException(
                $"'{name}' is the name of {open.Count} files: {string.Join("; ", open.Select(d => $"{d.Account.Name} ({d.Account.Feed}, load {d.Place}, sha256 {d.Account.Sha256[..12]})"))}. "
                + $"Say which by its path or the beginning of its sha256, as in: insights withdraw {open[0].Account.Sha256[..12]}"),
        };
    }

    /// <summary>Whether the act has something to do to a file.</summary>
    private static bool IsOpen(Ledger ledger, WithdrawalAct act, Delivery delivery) => act == WithdrawalAct.Undo
        ? delivery.State == DeliveryState.Withdrawn || (Last(ledger, delivery) is { By.Act: WithdrawalAct.Again } again && again.By.After == ledger.NextLoad - 1)
        : delivery.State != DeliveryState.Withdrawn && !(act == WithdrawalAct.Again && delivery.State == DeliveryState.ToRead);

    private static string Refused(Ledger ledger, WithdrawalAct act, Delivery delivery) => (act, Last(ledger, delivery)) switch
    {
        (WithdrawalAct.Undo, { By.Act: WithdrawalAct.Again }) => $"{delivery.Account.Name} has been read again since; there is nothing to take back.",
        (WithdrawalAct.Undo, _) => $"{delivery.Account.Name} is not withdrawn; there is nothing to take back.",
        (_, { } last) when delivery.State == DeliveryState.Withdrawn =>
            $"{delivery.Account.Name} was withdrawn already, on {last.By.At:yyyy-MM-dd}: {last.By.Reason}. To take that back: insights withdraw {delivery.Account.Sha256[..12]} --undo --reason \"…\"",
        _ => $"{delivery.Account.Name} is read again by the next run already. Call: insights run",
    };

    private static WithdrawnFile? Last(Ledger ledger, Delivery delivery) =>
        ledger.Withdrawn.LastOrDefault(w => w.File.Load == delivery.Place && w.File.File == delivery.Account.File);

    private static List<string> Nearest(string asked, Ledger ledger)
    {
        var known = ledger.Deliveries.Select(d => d.Account.Name).ToHashSet(StringComparer.Ordinal);
        var near = new List<string>();
        while (near.Count < 3 && NearName.Of(asked, known) is { } name)
        {
            near.Add(name);
            known.Remove(name);
        }

        return near;
    }

    /// <summary>Without places and published amounts no version can be made.</summary>
    private void RefuseOwnTables(List<Delivery> named, IReadOnlyList<InboxFile> files)
    {
        var own = _content.Files("codelists", "*.csv").ToHashSet(StringComparer.Ordinal);
        var bytes = files.Where(f => own.Contains(f.Path)).Select(f => f.Sha256).ToHashSet(StringComparer.Ordinal);
        if (named.FirstOrDefault(d => bytes.Contains(d.Account.Sha256)) is { } table)
        {
            throw new InputFaultException(
                $"{table.Account.Name} is one of the product's own tables, without which no version can be made. Put a corrected one under {Path.Combine(_home.Override("codelists"), table.Account.Name)}; it comes before ours. Nothing was changed.");
        }
    }
}
