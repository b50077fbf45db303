namespace Insights.SampleCity.Records;

// One record a row as a department knows it, before it is written. Person, household and village are indexes; days are DateOnly day
// numbers with 0 = absent; months count from the first month of the window; money is in fen (1/100 yuan).
internal enum CertificateStatus : byte
{
    Valid,
    Frozen,
    Cancelled,
}

internal enum Relation : byte
{
    Head,
    Spouse,
    Child,
    Parent,
    Other,
}

internal enum RosterKind : byte
{
    Dibao,
    Edge,
    Tekun,
    DibaoSingle,
    None = 9,
}

internal enum CareLevel : byte
{
    Self,
    Half,
    Full,
}

internal enum Programme : byte
{
    Living,
    Care,
    Dibao,
    DibaoSingle,
    Tekun,
}

internal enum PaymentKind : byte
{
    Regular,
    Back,
    Recovery,
}

internal enum ApplicationStatus : byte
{
    Open,
    Approved,
    Refused,
    Withdrawn,
    Declined,
}

internal enum LifeEvent : byte
{
    Death,
    MoveOut,
    MoveIn,
    MoveTown,
}

internal enum ExclusionKind : byte
{
    WorkInjuryNursing,
    ElderlyCare,
    Orphan,
    RetiredCadre,
}

/// <summary>Components: bit c-1 for category c; 0 where not 多重 or truly absent.</summary>
internal record struct CertificateRow(int Person, byte Category, byte Grade, byte Components, byte Reissue, CertificateStatus Status,
    int Issue, int Expiry, int Change, int Village);

internal record struct HouseholdRow(int Household, int Person, Relation Relation, int Joined, int Left, int Village, int Info);

/// <summary>Fen a month of the whole household. PropertyOk and Supporter: 1, 0, or -1 where absent.</summary>
internal record struct FinanceRow(int Household, int Check, int Members, int Wage, int Business, int Property, int Transfer,
    int Consumption, sbyte PropertyOk, sbyte Supporter)
{
    /// <summary>Fen by class in the order of <see cref="Life.Spending"/>, adding up to the consumption; null where the household keeps no account.</summary>
    public int[]? Spending { get; init; }

    public readonly long Income => (long)Wage + Business + Property + Transfer;
}

/// <summary>Disability: the category that civil affairs notes, 0 where it notes none.</summary>
internal record struct RosterRow(int Month, int Person, int Household, RosterKind Kind, int Since, CareLevel Care, byte Disability, int Village);

internal record struct PaymentRow(Programme Programme, PaymentKind Kind, int PayMonth, int From, int To, int Person, int Household, int Fen);

internal record struct ApplicationRow(int Number, int Person, Programme Programme, int Applied, ApplicationStatus Status, int Decided);

internal record struct EventRow(int Person, LifeEvent Event, int Date, int Village);

internal record struct ExclusionRow(int Person, ExclusionKind Kind, int From, int To, int Fen, int Info);

/// <summary>
/// Employed: 1, 0, or -1 where the form skips it. Answers, from bit 0: reports living, reports care, needs care, rehab, device, job,
/// motor wheelchair, lasting dwelling, home modified, emergency. Codes are places in the words of the form. Cost in fen.
/// </summary>
internal record struct SurveyRow(
    int Year, int Person, sbyte Employed, byte Form, short Answers, byte Study, byte Pension, byte Medical, byte Care, byte DeviceYears, int MedicalFen)
{
    /// <summary>The category that the visitor suspects in someone without a certificate; 0 for holders.</summary>
    public byte Suspected { get; init; }

    public int Village { get; init; }
}
