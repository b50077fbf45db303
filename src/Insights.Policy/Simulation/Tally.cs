namespace Insights.Policy.Simulation;

/// <summary>Sums of one programme on one side. Yuan are held in fen so that sums are the same in any order.</summary>
internal struct SideTally
{
    public long Entitled, Unknown, Paid, Wrong, New, Missed, FenPaid, FenNew, FenMissed;

    public void Add(in SideTally other)
    {
        Entitled += other.Entitled;
        Unknown += other.Unknown;
        Paid += other.Paid;
        Wrong += other.Wrong;
        New += other.New;
        Missed += other.Missed;
        FenPaid += other.FenPaid;
        FenNew += other.FenNew;
        FenMissed += other.FenMissed;
    }
}

/// <summary>Everything that one pass sums; parts of the population are tallied apart and added in order.</summary>
internal sealed class Tally(int programmes, int classes, int bands, int towns)
{
    /// <summary>Sums by law, of the first pass alone: they are the same in every other.</summary>
    public SideTally[] Before { get; } = new SideTally[programmes];

    public SideTally[] After { get; } = new SideTally[programmes];

    public long[] Winners { get; } = new long[classes];

    public long[] Losers { get; } = new long[classes];

    /// <summary>Expected change by class, in fen.</summary>
    public long[] Fen { get; } = new long[classes];

    public long[] Bands { get; } = new long[bands];

    /// <summary>Persons whom the reform gives more or less, and in millionths the winners whom it reaches.</summary>
    public long AllWinners, AllLosers, ReceivingMillionths, GainFen, LossFen;

    /// <summary>Persons whose status on the roster the reform moves.</summary>
    public long Relisted;

    /// <summary>People: entitled to anything; covered or missed for certain, and the expectations beyond, in millionths so that sums are the same in any order.</summary>
    public long Entitled, Covered, Missed, CoveredMillionths, MissedMillionths;

    /// <summary>People entitled to anything, and covered in everything (in millionths), by town.</summary>
    public long[] TownEntitled { get; } = new long[towns];

    public long[] TownCovered { get; } = new long[towns];

    /// <summary>Change of the households' income in fen, and of the weighted poverty sums at both lines, in millionths of a member.</summary>
    public long IncomeFen;

    public long[] Poverty { get; } = new long[6];

    public void Add(Tally other)
    {
        for (var p = 0; p < Before.Length; p++)
        {
            Before[p].Add(other.Before[p]);
            After[p].Add(other.After[p]);
        }

        Add(Winners, other.Winners);
        Add(Losers, other.Losers);
        Add(Fen, other.Fen);
        Add(Bands, other.Bands);
        Add(Poverty, other.Poverty);
        Add(TownEntitled, other.TownEntitled);
        Add(TownCovered, other.TownCovered);
        AllWinners += other.AllWinners;
        AllLosers += other.AllLosers;
        ReceivingMillionths += other.ReceivingMillionths;
        Relisted += other.Relisted;
        GainFen += other.GainFen;
        LossFen += other.LossFen;
        Entitled += other.Entitled;
        Covered += other.Covered;
        Missed += other.Missed;
        CoveredMillionths += other.CoveredMillionths;
        MissedMillionths += other.MissedMillionths;
        IncomeFen += other.IncomeFen;
    }

    private static void Add(long[] to, long[] from)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] += from[i];
        }
    }
}
