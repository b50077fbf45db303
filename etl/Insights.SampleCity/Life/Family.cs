using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Where the household's income lies for good or until something happens: under the dibao line, up to 1.5 times it, above.</summary>
internal enum Band : byte
{
    Poor,
    Edge,
    Rest,
}

/// <summary>A household that is being lived month by month.</summary>
internal sealed class Family
{
    public required int Household { get; init; }

    public List<Member> Members { get; } = [];

    public int Village { get; set; }

    public Band Band { get; set; }

    /// <summary>Poor and Edge: income a head in dibao lines. Rest: a standard normal place in the distribution.</summary>
    public double Level { get; set; }

    /// <summary>Shares of wage, business, property; the remainder is transfers.</summary>
    public double[] Shares { get; } = new double[3];

    /// <summary>The dice of its account of spending; null where it keeps none.</summary>
    public Dice? Account { get; set; }

    /// <summary>Day of the last move to another town; far in the past where there was none.</summary>
    public int MovedOn { get; set; } = int.MinValue / 2;

    /// <summary>Months by which the next check comes later than it should: the household is out of touch.</summary>
    public int OutOfTouch { get; set; }

    /// <summary>Month of the next check; int.MaxValue where the household is never checked.</summary>
    public int NextCheck { get; set; }

    public sbyte PropertyOk { get; set; }

    public sbyte Supporter { get; set; }

    public CaseTrack Dibao { get; } = new();

    public CaseTrack Edge { get; } = new();

    public bool IsLowIncome => Dibao.IsKnown || Edge.IsKnown || Members.Any(m => m.Holder is { } h && (h.Tekun.IsKnown || h.Single.IsKnown));

    public IEnumerable<Member> Present => Members.Where(m => m.Present);

    public Member? Head => Members.Find(m => m.Present && m.Relation == Relation.Head);
}

internal sealed class Member
{
    public required int Person { get; init; }

    public required int Birth { get; init; }

    public required bool Male { get; init; }

    public Relation Relation { get; set; }

    public int Joined { get; init; }

    /// <summary>Day of the last household row, so that the next is later.</summary>
    public int LastInfo { get; set; }

    public bool Dead { get; set; }

    public bool Away { get; set; }

    /// <summary>Left the household, whether or not the register knows yet.</summary>
    public bool Gone { get; set; }

    /// <summary>Month in which the register learns of it; 0 = no such thing ahead.</summary>
    public int LeavingKnown { get; set; }

    public int LeftOn { get; set; }

    public bool Present => !Gone;

    public Holder? Holder { get; set; }
}

/// <summary>A person's certificate and the five programmes' dealings with them.</summary>
internal sealed class Holder
{
    public byte Category { get; set; }

    public byte Grade { get; set; }

    public byte Components { get; set; }

    public byte Reissue { get; set; }

    public CertificateStatus Status { get; set; }

    public int Issue { get; set; }

    public int Expiry { get; set; }

    public int LastChange { get; set; }

    public bool ExpiryUnwritten { get; set; }

    /// <summary>Months of things to come; int.MaxValue where they never come.</summary>
    public int RenewAt { get; set; } = int.MaxValue;

    public int CancelAt { get; set; } = int.MaxValue;

    public int ThawAt { get; set; } = int.MaxValue;

    public int ExcludedUntil { get; set; } = int.MaxValue;

    public bool Excluded { get; set; }

    public CareLevel CareLevel { get; set; }

    public CaseTrack Living { get; } = new();

    public CaseTrack Care { get; } = new();

    public CaseTrack Single { get; } = new();

    public CaseTrack Tekun { get; } = new();
}

internal enum Stage : byte
{
    /// <summary>Nobody asks for anything.</summary>
    Idle,

    /// <summary>Entitled, and neither they nor an office have noticed.</summary>
    Missed,
    Pending,
    Enrolled,
    Declined,
}

/// <summary>How far one programme has come with one person or household.</summary>
internal sealed class CaseTrack
{
    public Stage Stage { get; set; }

    /// <summary>Month from which entitlement runs without a break; int.MaxValue when it does not.</summary>
    public int EntitledSince { get; set; } = int.MaxValue;

    /// <summary>Last month with entitlement, or with none denied.</summary>
    public int LastRight { get; set; } = int.MinValue / 2;

    public int Applied { get; set; }

    public int Decided { get; set; }

    public ApplicationStatus Outcome { get; set; }

    public int EnrolledSince { get; set; }

    /// <summary>Month in which a payment that should not be is stopped; int.MaxValue while all is well.</summary>
    public int StopAt { get; set; } = int.MaxValue;

    /// <summary>Month until which a refusal by the person holds.</summary>
    public int DeclinedUntil { get; set; }

    /// <summary>Yuan paid last, for amounts that nobody recalculates.</summary>
    public int LastYuan { get; set; }

    /// <summary>Yuan that an error adds until the year ends.</summary>
    public int ErrorYuan { get; set; }

    public bool StoppedByExpiry { get; set; }

    /// <summary>Months paid, from the first month of life on, in yuan; made when first needed.</summary>
    public int[]? PaidYuan { get; set; }

    public bool IsKnown => Stage is Stage.Enrolled or Stage.Pending;
}
