using System.Runtime.InteropServices;

namespace Insights.SampleCity.Records;

/// <summary>Which list of the book a row number points into.</summary>
internal enum Ledger : byte
{
    Certificates,
    Households,
    Finances,
    Roster,
    Payments,
    Applications,
    Events,
    Exclusions,
    Surveys,

    /// <summary>Rows of all registers that decide no entitlement, numbered through.</summary>
    Registers,

    Health,
    Schooling,
}

/// <summary>Every row of one part of the city, household after household; <see cref="Shelves"/> says where each household's rows begin.</summary>
internal sealed class Book
{
    public List<PersonEntry> Persons { get; } = [];

    public List<CertificateRow> Certificates { get; } = [];

    public List<HouseholdRow> Households { get; } = [];

    public List<FinanceRow> Finances { get; } = [];

    public List<RosterRow> Roster { get; } = [];

    public List<PaymentRow> Payments { get; } = [];

    public List<ApplicationRow> Applications { get; } = [];

    public List<EventRow> Events { get; } = [];

    public List<ExclusionRow> Exclusions { get; } = [];

    public List<SurveyRow> Surveys { get; } = [];

    /// <summary>Filled for the whole city at once, as is <see cref="Schooling"/>.</summary>
    public List<HealthRow> Health { get; } = [];

    public List<SchoolRow> Schooling { get; } = [];

    /// <summary>One a household, plus one end mark after <see cref="Close"/>.</summary>
    public List<Shelf> Shelves { get; } = [];

    public int HouseholdCount { get; private set; }

    public int ApplicationCount { get; private set; }

    public int NextHousehold() => HouseholdCount++;

    public int NextApplication() => ApplicationCount++;

    public void OpenShelf() => Shelves.Add(Mark());

    public void Close() => Shelves.Add(Mark());

    public Shelf Mark() => new(Persons.Count, Certificates.Count, Households.Count, Finances.Count, Roster.Count, Payments.Count,
        Applications.Count, Events.Count, Exclusions.Count);

    /// <summary>Takes over another part's rows, its indexes moved behind this one's.</summary>
    public void Append(Book part)
    {
        var mark = Mark();
        var (person, household, application) = (Persons.Count, HouseholdCount, ApplicationCount);
        foreach (var shelf in CollectionsMarshal.AsSpan(part.Shelves)[..^1])
        {
            Shelves.Add(shelf.Behind(mark));
        }

        Persons.AddRange(part.Persons);
        Move(part.Certificates, Certificates, (ref CertificateRow row) => row.Person += person);
        Move(part.Households, Households, (ref HouseholdRow row) => (row.Person, row.Household) = (row.Person + person, row.Household + household));
        Move(part.Finances, Finances, (ref FinanceRow row) => row.Household += household);
        Move(part.Roster, Roster, (ref RosterRow row) => (row.Person, row.Household) = (row.Person + person, row.Household + household));
        Move(part.Payments, Payments, (ref PaymentRow row) =>
            (row.Person, row.Household) = (row.Person + person, row.Household < 0 ? -1 : row.Household + household));
        Move(part.Applications, Applications, (ref ApplicationRow row) => (row.Person, row.Number) = (row.Person + person, row.Number + application));
        Move(part.Events, Events, (ref EventRow row) => row.Person += person);
        Move(part.Exclusions, Exclusions, (ref ExclusionRow row) => row.Person += person);
        Move(part.Surveys, Surveys, (ref SurveyRow row) => row.Person += person);
        HouseholdCount += part.HouseholdCount;
        ApplicationCount += part.ApplicationCount;
    }

    private delegate void Change<T>(ref T row);

    private static void Move<T>(List<T> from, List<T> to, Change<T> change)
    {
        var begin = to.Count;
        to.AddRange(from);
        foreach (ref var row in CollectionsMarshal.AsSpan(to)[begin..])
        {
            change(ref row);
        }
    }
}

/// <summary>A person's unchanging entry; the id is given when all parts are together, so that no two share one.</summary>
internal record struct PersonEntry(int Birth, bool Male, string Name, string Id);

/// <summary>Where a household's rows begin in each list.</summary>
internal readonly record struct Shelf(int Persons, int Certificates, int Households, int Finances, int Roster, int Payments,
    int Applications, int Events, int Exclusions)
{
    public Shelf Behind(Shelf mark) => new(Persons + mark.Persons, Certificates + mark.Certificates, Households + mark.Households,
        Finances + mark.Finances, Roster + mark.Roster, Payments + mark.Payments, Applications + mark.Applications,
        Events + mark.Events, Exclusions + mark.Exclusions);
}
