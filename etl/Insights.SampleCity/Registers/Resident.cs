using Insights.SampleCity.Life;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Registers;

/// <summary>A holder, or a child of a holder's household, with what the city's other registers say of them.</summary>
internal sealed class Resident(Window window, int person, int birth, bool male)
{
    private const int SchoolAge = 7;
    private readonly List<CertificateRow> certificates = [];
    private readonly List<(int From, int Village)> homes = [];
    private readonly List<SurveyRow> surveys = [];
    private readonly bool[] poor = new bool[window.Count];

    public int Person { get; } = person;

    public int Birth { get; } = birth;

    public bool Male { get; } = male;

    public bool Holder => certificates.Count > 0;

    /// <summary>First month in which a register knows the person; months before the window are 0.</summary>
    public int From { get; private set; } = int.MaxValue;

    /// <summary>Last month in which they live here: that of the death or of the moving out, or the last of the window.</summary>
    public int Until { get; private set; } = window.Count - 1;

    public int LastDay { get; private set; } = window.Last(window.Count - 1);

    /// <summary>Everyone with a certificate and every child under school age at the first month or born later, in the book's order.</summary>
    public static List<Resident> All(Window window, Book book)
    {
        var known = new Resident?[book.Persons.Count];
        Resident Of(int person) => known[person] ??= new(window, person, book.Persons[person].Birth, book.Persons[person].Male);
        foreach (var row in book.Certificates)
        {
            Of(row.Person).Certify(row);
        }

        var small = Window.AddMonths(window.First(0), -12 * SchoolAge);
        foreach (var row in book.Households)
        {
            if (known[row.Person] is not null || book.Persons[row.Person].Birth > small)
            {
                Of(row.Person).Settle(row);
            }
        }

        foreach (var row in book.Events)
        {
            known[row.Person]?.Leave(row);
        }

        foreach (var row in book.Surveys)
        {
            known[row.Person]?.surveys.Add(row);
        }

        foreach (var row in book.Roster)
        {
            if (known[row.Person] is { } resident)
            {
                resident.poor[row.Month] = true;
            }
        }

        return [.. known.OfType<Resident>().Where(r => r.From < window.Count && r.Until >= r.From)];
    }

    public int AgeAt(int day) => Window.Age(Birth, day);

    public int AgeIn(int month) => Window.Age(Birth, window.Last(month));

    public bool LivesIn(int month) => month >= From && month <= Until;

    /// <summary>The certificate as it stood at the end of the month; the first one for months before it.</summary>
    public CertificateRow CertificateIn(int month)
    {
        var last = window.Last(month);
        var at = certificates.FindLastIndex(c => c.Change <= last);
        return certificates[Math.Max(at, 0)];
    }

    public int VillageIn(int month)
    {
        var last = window.Last(month);
        var at = homes.FindLastIndex(h => h.From <= last);
        return homes.Count == 0 ? certificates[0].Village : homes[Math.Max(at, 0)].Village;
    }

    /// <summary>What the person said in the survey of that year; null where they were not asked.</summary>
    public SurveyRow? SurveyOf(int year)
    {
        var at = surveys.FindIndex(s => s.Year == year);
        return at < 0 ? null : surveys[at];
    }

    /// <summary>On the low-income roster of the month; of the first one for months before it.</summary>
    public bool IsPoorIn(int month) => poor[Math.Clamp(month, 0, poor.Length - 1)];

    /// <summary>Working age as the law counts it, men and women alike until the reform of 2025 has run its course: an assumption.</summary>
    public bool IsWorkingAgeIn(int month) => AgeIn(month) is >= 16 and < 60;

    /// <summary>Whether care (托养) is meant for the person: 16 to 59, intellectual or psychiatric, or a severe physical or multiple disability.</summary>
    public bool IsForCareIn(int month) => IsWorkingAgeIn(month) && CertificateIn(month) is var held && (held.Category is 5 or 6 || (held.Grade <= 2 && held.Category is 4 or 7));

    /// <summary>Grade 1 or 2, or an intellectual or psychiatric disability of grade 3.</summary>
    public bool SevereIn(int month)
    {
        var held = CertificateIn(month);
        return held.Grade <= 2 || (held.Grade == 3 && held.Category is 5 or 6);
    }

    private void Certify(CertificateRow row)
    {
        certificates.Add(row);
        From = Math.Min(From, Math.Max(0, window.MonthOf(row.Issue)));
    }

    private void Settle(HouseholdRow row)
    {
        homes.Add((row.Info, row.Village));
        if (!Holder)
        {
            From = Math.Min(From, Math.Max(0, window.MonthOf(Math.Max(row.Joined, Birth))));
        }
    }

    private void Leave(EventRow row)
    {
        if (row.Event is LifeEvent.Death or LifeEvent.MoveOut && row.Date <= LastDay)
        {
            (Until, LastDay) = (window.MonthOf(row.Date), row.Date);
        }
    }
}
