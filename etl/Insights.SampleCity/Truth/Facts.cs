using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>What the departments' rows say of one person in one month; null = nobody says, or what was said is stale.</summary>
internal struct Facts
{
    public bool Alive;
    public bool InHukou;
    public int Age;
    public bool HasCertificate;
    public bool? CertificateValid;
    public int Category;
    public int Grade;
    public byte Components;

    /// <summary>-1 = in no household.</summary>
    public int Household;

    /// <summary>A check of the last 12 months is at hand.</summary>
    public bool HasCheck;
    public int Members;
    public long IncomeFen;
    public bool? PropertyOk;
    public bool? Supporter;

    /// <summary>Null only where the month's roster has no row at all.</summary>
    public RosterKind? Roster;
    public CareLevel Care;
    public bool WorkInjury;
    public bool Orphan;
    public bool RetiredCadre;
    public int ElderlyCareFen;
}
