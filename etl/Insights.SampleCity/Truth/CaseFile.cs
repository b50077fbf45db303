using System.Runtime.InteropServices;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>The rows of one household's people, and what they say as of a month (spec section D, from rows alone).</summary>
internal readonly ref struct CaseFile
{
    private readonly Window window;

    public CaseFile(Window window, Book book, Shelf from, Shelf to)
    {
        this.window = window;
        FirstPerson = from.Persons;
        EndPerson = to.Persons;
        Persons = CollectionsMarshal.AsSpan(book.Persons);
        Certificates = CollectionsMarshal.AsSpan(book.Certificates)[from.Certificates..to.Certificates];
        Households = CollectionsMarshal.AsSpan(book.Households)[from.Households..to.Households];
        Finances = CollectionsMarshal.AsSpan(book.Finances)[from.Finances..to.Finances];
        Roster = CollectionsMarshal.AsSpan(book.Roster)[from.Roster..to.Roster];
        Payments = CollectionsMarshal.AsSpan(book.Payments)[from.Payments..to.Payments];
        Applications = CollectionsMarshal.AsSpan(book.Applications)[from.Applications..to.Applications];
        Events = CollectionsMarshal.AsSpan(book.Events)[from.Events..to.Events];
        Exclusions = CollectionsMarshal.AsSpan(book.Exclusions)[from.Exclusions..to.Exclusions];
    }

    private CaseFile(CaseFile all, Shelf from, HashSet<(Ledger, int)> dead)
    {
        window = all.window;
        (FirstPerson, EndPerson) = (all.FirstPerson, all.EndPerson);
        Persons = all.Persons;
        Certificates = Alive(all.Certificates, Ledger.Certificates, from.Certificates, dead);
        Households = Alive(all.Households, Ledger.Households, from.Households, dead);
        Finances = Alive(all.Finances, Ledger.Finances, from.Finances, dead);
        Roster = Alive(all.Roster, Ledger.Roster, from.Roster, dead);
        Payments = Alive(all.Payments, Ledger.Payments, from.Payments, dead);
        Applications = Alive(all.Applications, Ledger.Applications, from.Applications, dead);
        Events = Alive(all.Events, Ledger.Events, from.Events, dead);
        Exclusions = Alive(all.Exclusions, Ledger.Exclusions, from.Exclusions, dead);
    }

    public int FirstPerson { get; }

    public int EndPerson { get; }

    public ReadOnlySpan<PersonEntry> Persons { get; }

    public ReadOnlySpan<CertificateRow> Certificates { get; }

    public ReadOnlySpan<HouseholdRow> Households { get; }

    public ReadOnlySpan<FinanceRow> Finances { get; }

    public ReadOnlySpan<RosterRow> Roster { get; }

    public ReadOnlySpan<PaymentRow> Payments { get; }

    public ReadOnlySpan<ApplicationRow> Applications { get; }

    public ReadOnlySpan<EventRow> Events { get; }

    public ReadOnlySpan<ExclusionRow> Exclusions { get; }

    /// <summary>The same household as it looks when some rows were destroyed.</summary>
    public CaseFile Without(Shelf from, HashSet<(Ledger, int)> dead) => new(this, from, dead);

    /// <summary>Everything but the roster, which the caller knows.</summary>
    public Facts At(int person, int month)
    {
        var (first, last) = (window.First(month), window.Last(month));
        var facts = new Facts { Age = Window.Age(Persons[person].Birth, last), Roster = RosterKind.None };
        Certificate(person, first, last, ref facts);
        Life(person, first, ref facts);
        facts.Household = HouseholdAt(person, first, last);
        Check(facts.Household, last, ref facts);
        Exclude(person, first, last, ref facts);
        return facts;
    }

    private void Certificate(int person, int first, int last, ref Facts facts)
    {
        var found = -1;
        for (var i = 0; i < Certificates.Length; i++)
        {
            ref readonly var row = ref Certificates[i];
            if (row.Person == person && row.Change <= last && (found < 0 || row.Change >= Certificates[found].Change))
            {
                found = i;
            }
        }

        if (found < 0)
        {
            return;
        }

        ref readonly var held = ref Certificates[found];
        facts.HasCertificate = true;
        (facts.Category, facts.Grade, facts.Components) = (held.Category, held.Grade, held.Components);
        bool? lasting = held.Expiry == 0 ? null : held.Expiry >= first;
        facts.CertificateValid = (held.Status == CertificateStatus.Valid) & (held.Issue <= last) & lasting;
    }

    private void Life(int person, int first, ref Facts facts)
    {
        var (died, moved, away) = (false, 0, false);
        foreach (ref readonly var row in Events)
        {
            if (row.Person != person || row.Date >= first)
            {
                continue;
            }

            died |= row.Event == LifeEvent.Death;
            if (row.Event is LifeEvent.MoveIn or LifeEvent.MoveOut && row.Date >= moved)
            {
                (moved, away) = (row.Date, row.Event == LifeEvent.MoveOut);
            }
        }

        (facts.Alive, facts.InHukou) = (!died, !away);
    }

    private int HouseholdAt(int person, int first, int last)
    {
        var (household, latest) = (-1, int.MinValue);
        for (var i = 0; i < Households.Length; i++)
        {
            ref readonly var row = ref Households[i];
            if (row.Person != person || row.Info > last || row.Joined > last || (row.Left != 0 && row.Left < first) || row.Joined < latest)
            {
                continue;
            }

            if (!Superseded(i, last))
            {
                (household, latest) = (row.Household, row.Joined);
            }
        }

        return household;
    }

    private bool Superseded(int at, int last)
    {
        ref readonly var row = ref Households[at];
        foreach (ref readonly var other in Households)
        {
            if (other.Person == row.Person && other.Household == row.Household && other.Joined == row.Joined
                && other.Info > row.Info && other.Info <= last)
            {
                return true;
            }
        }

        return false;
    }

    private void Check(int household, int last, ref Facts facts)
    {
        var found = -1;
        for (var i = 0; i < Finances.Length; i++)
        {
            ref readonly var row = ref Finances[i];
            if (row.Household == household && row.Check <= last && (found < 0 || row.Check >= Finances[found].Check))
            {
                found = i;
            }
        }

        if (found < 0 || Window.AddMonths(Finances[found].Check, 12) <= last)
        {
            return;
        }

        ref readonly var check = ref Finances[found];
        facts.HasCheck = true;
        (facts.Members, facts.IncomeFen) = (check.Members, check.Income);
        facts.PropertyOk = check.PropertyOk < 0 ? null : check.PropertyOk == 1;
        facts.Supporter = check.Supporter < 0 ? null : check.Supporter == 1;
    }

    private void Exclude(int person, int first, int last, ref Facts facts)
    {
        for (var i = 0; i < Exclusions.Length; i++)
        {
            ref readonly var row = ref Exclusions[i];
            if (row.Person != person || row.From > last || (row.To != 0 && row.To < first) || Renewed(i))
            {
                continue;
            }

            facts.WorkInjury |= row.Kind == ExclusionKind.WorkInjuryNursing;
            facts.Orphan |= row.Kind == ExclusionKind.Orphan;
            facts.RetiredCadre |= row.Kind == ExclusionKind.RetiredCadre;
            facts.ElderlyCareFen = Math.Max(facts.ElderlyCareFen, row.Kind == ExclusionKind.ElderlyCare ? row.Fen : 0);
        }
    }

    private bool Renewed(int at)
    {
        ref readonly var row = ref Exclusions[at];
        foreach (ref readonly var other in Exclusions)
        {
            if (other.Person == row.Person && other.Kind == row.Kind && other.From == row.From && other.Info > row.Info)
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<T> Alive<T>(ReadOnlySpan<T> rows, Ledger ledger, int from, HashSet<(Ledger, int)> dead)
    {
        var alive = new List<T>(rows.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            if (!dead.Contains((ledger, from + i)))
            {
                alive.Add(rows[i]);
            }
        }

        return CollectionsMarshal.AsSpan(alive);
    }
}
