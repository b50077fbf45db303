namespace Insights.Etl.Land;

public enum DeliveryState
{
    /// <summary>Its last reading counts.</summary>
    Counts,

    /// <summary>No reading counts; the next run reads it again.</summary>
    ToRead,

    /// <summary>No reading counts, and its bytes are not received again.</summary>
    Withdrawn,
}

/// <summary>A file that was received, wherever it stands now.</summary>
/// <param name="Place">The load with which it was received: its place in the order, also when it has been read again since.</param>
/// <param name="Account">Its last reading.</param>
public sealed record Delivery(int Place, FileAccount Account, DeliveryState State)
{
    public bool IsReadAgain => Account.Load != Place;
}

/// <summary>
/// What became of every file: the loads and the withdrawals, told over in the order in which they happened. Rows of a feed are judged against those that came before
/// (identical, in conflict, superseding), so a withdrawal sets back all files of the feed from its file's load on; what came earlier stays as it is.
/// </summary>
internal sealed class Deliveries
{
    private readonly List<Delivery> _all = [];
    private readonly Dictionary<(int Place, string File), int> _at = [];

    public Deliveries(IReadOnlyList<LoadManifest> loads, IReadOnlyList<Withdrawal> withdrawals)
    {
        Done = Uncancelled(withdrawals);
        var done = 0;
        foreach (var load in loads)
        {
            for (; done < Done.Count && Done[done].By.After < load.Load; done++)
            {
                Apply(Done[done]);
            }

            foreach (var account in load.Files)
            {
                Take(new Delivery(load.Again ?? load.Load, account, DeliveryState.Counts));
            }
        }

        foreach (var file in Done.Skip(done))
        {
            Apply(file);
        }

        Standing = [.. _all.Where(d => d.State == DeliveryState.Counts)];
        Set = [.. loads.SelectMany(l => l.Files.Select(f => (f.Feed, l.Load)))];
        Set.ExceptWith(Standing.Select(d => (d.Account.Feed, d.Account.Load)));
    }

    /// <summary>In the order of receipt.</summary>
    public IReadOnlyList<Delivery> All => _all;

    public IReadOnlyList<Delivery> Standing { get; }

    /// <summary>What was done with files, oldest first, without what was taken back before anything was read.</summary>
    public IReadOnlyList<WithdrawnFile> Done { get; }

    /// <summary>Feeds and loads set aside: whatever stands in their files no longer counts. A feed's part of a load counts as a whole or not at all.</summary>
    public HashSet<(string Feed, int Load)> Set { get; }

    /// <summary>Where nothing has been read since, taking back is as if nothing had been done: the readings before still stand in the landing.</summary>
    private static List<WithdrawnFile> Uncancelled(IReadOnlyList<Withdrawal> withdrawals)
    {
        var done = new List<WithdrawnFile>();
        foreach (var file in withdrawals.SelectMany(w => w.Files.Select(f => new WithdrawnFile(w, f))))
        {
            var before = file.By.Act == WithdrawalAct.Undo ? done.FindLastIndex(d => (d.File.Load, d.File.File) == (file.File.Load, file.File.File)) : -1;
            if (before >= 0 && done[before].By.After == file.By.After)
            {
                done.RemoveAt(before);
            }
            else
            {
                done.Add(file);
            }
        }

        return done;
    }

    private void Take(Delivery delivery)
    {
        var key = (delivery.Place, delivery.Account.File);
        if (_at.TryGetValue(key, out var at))
        {
            _all[at] = delivery;
            return;
        }

        _at[key] = _all.Count;
        _all.Add(delivery);
    }

    private void Apply(WithdrawnFile file)
    {
        if (!_at.TryGetValue((file.File.Load, file.File.File), out var at))
        {
            throw new InputFaultException($"landing/withdrawal-{file.By.Number:000000}.json speaks of {file.File.Name} of load {file.File.Load}, which is not in the landing folder. Restore the folder from a backup of the data home.");
        }

        var feed = _all[at].Account.Feed;
        for (var i = 0; i < _all.Count; i++)
        {
            if (_all[i].Place >= file.File.Load && _all[i].Account.Feed == feed && _all[i].State == DeliveryState.Counts)
            {
                _all[i] = _all[i] with { State = DeliveryState.ToRead };
            }
        }

        _all[at] = _all[at] with { State = file.By.Act == WithdrawalAct.Withdraw ? DeliveryState.Withdrawn : DeliveryState.ToRead };
    }
}
