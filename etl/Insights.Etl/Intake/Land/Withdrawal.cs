namespace Insights.Etl.Land;

/// <summary>What is done with landed files.</summary>
public enum WithdrawalAct
{
    /// <summary>Their rows no longer count.</summary>
    Withdraw,

    /// <summary>They are read anew, after a contract, a code list or a correction was mended.</summary>
    Again,

    /// <summary>What was done before is taken back.</summary>
    Undo,
}

/// <summary>A landed file, as a withdrawal names it.</summary>
/// <param name="Load">The load with which it was received.</param>
/// <param name="File">Its short name in that load.</param>
/// <param name="Landed">How many of its rows landed when it was last read.</param>
public sealed record NamedFile(int Load, string File, string Name, string Feed, string Sha256, long Landed)
{
    public static NamedFile Of(Delivery delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        var account = delivery.Account;
        return new NamedFile(delivery.Place, account.File, account.Name, account.Feed, account.Sha256, account.Landed);
    }
}

/// <summary>The record of one call of <c>insights withdraw</c>: landing/withdrawal-000001.json. What has landed is never changed; this says what of it counts.</summary>
/// <param name="After">The last load at that time.</param>
/// <param name="ToRead">What the next run has to read again, because it was judged against the rows of these files: for whoever looks into the folder.</param>
public sealed record Withdrawal(int Number, DateTimeOffset At, WithdrawalAct Act, string Reason, int After, IReadOnlyList<NamedFile> Files, IReadOnlyList<NamedFile> ToRead);

/// <summary>One file of a withdrawal that has not been taken back before a run saw it.</summary>
public sealed record WithdrawnFile(Withdrawal By, NamedFile File);
