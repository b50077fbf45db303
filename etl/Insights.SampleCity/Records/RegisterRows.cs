namespace Insights.SampleCity.Records;

// What the health and the education departments know of people with a disability, with a certificate or without.
internal enum HealthGroup : byte
{
    SevereMental,
    Screening,
    Chronic,
}

internal enum SchoolStage : byte
{
    Preschool,
    Compulsory,
    UpperSecondary,
    Vocational,
    Higher,
}

internal enum Placement : byte
{
    Ordinary,
    SpecialClass,
    SpecialSchool,
    HomeTeaching,
}

/// <summary>Category: the disability that the diagnosis answers to. Ended: no longer treated or followed.</summary>
internal record struct HealthRow(int Person, HealthGroup Group, byte Category, int Diagnosed, bool Ended, int Change, int Village);

/// <summary>Term: its first month. Assessed: a committee has found special needs. To: the day of leaving, 0 for none.</summary>
internal record struct SchoolRow(int Term, int Person, byte Category, SchoolStage Stage, Placement Placement, bool Assessed, int From, int To, int Village);

/// <summary>Someone of whom the registers are asked at the end of the window.</summary>
/// <param name="Certified">Knows the certificate register of them.</param>
/// <param name="Known">First day on which anything is known.</param>
internal readonly record struct Disabled(int Person, byte Category, byte Grade, int Village, bool Certified, int Known);
