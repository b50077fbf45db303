using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

internal enum State : byte
{
    None,
    Covered,
    InProcess,
    Declined,
    BlindSpot,
    WronglyPaid,
    Unknown,
    UnknownPaid,
}

/// <summary>DueYuan is 0 where not entitled or unknown.</summary>
internal readonly record struct Cell(State State, int DueYuan, int PaidFen);

/// <summary>The states of one household's people, programme by programme and month by month.</summary>
internal sealed class StateTable(Window window)
{
    private readonly int months = window.Count;
    private Cell[] cells = [];
    private int[] paidFen = [];
    private bool[] listed = [];

    public int FirstPerson { get; private set; }

    public int People { get; private set; }

    public Cell this[int person, int programme, int month] => cells[Index(person, programme) + month];

    public ReadOnlySpan<Cell> Row(int person, int programme) => cells.AsSpan(Index(person, programme), months);

    /// <param name="file">The household's rows.</param>
    /// <param name="rosterSent">Whether any roster row of the month is there at all.</param>
    /// <param name="seen">Called for each judged person and month with its facts; null for nothing.</param>
    public void Fill(CaseFile file, ReadOnlySpan<bool> rosterSent, Action<int, int, Facts>? seen = null)
    {
        FirstPerson = file.FirstPerson;
        People = file.EndPerson - file.FirstPerson;
        Clear(ref cells, People * Entitlement.Programmes * months);
        Clear(ref paidFen, People * Entitlement.Programmes * months);
        Clear(ref listed, People * months);
        Receive(file);
        Span<bool?> entitled = stackalloc bool?[Entitlement.Programmes];
        Span<int> due = stackalloc int[Entitlement.Programmes];
        for (var person = file.FirstPerson; person < file.EndPerson; person++)
        {
            var from = FirstMonth(file, person);
            for (var month = 0; month < months; month++)
            {
                if (month < from && !listed[((person - FirstPerson) * months) + month])
                {
                    continue;
                }

                var facts = file.At(person, month);
                Recognise(file, person, month, rosterSent[month], ref facts);
                Entitlement.Judge(facts, window.Year(month), entitled, due);
                seen?.Invoke(person, month, facts);
                for (var p = 0; p < Entitlement.Programmes; p++)
                {
                    var paid = p == (int)Programme.Dibao ? HouseholdPaid(file, facts.Household, month) : paidFen[Index(person, p) + month];
                    var state = Decide(file, person, (Programme)p, month, entitled[p], paid > 0);
                    cells[Index(person, p) + month] = state == State.None ? default : new(state, due[p], paid);
                }
            }
        }
    }

    private State Decide(CaseFile file, int person, Programme programme, int month, bool? entitled, bool paid) => (entitled, paid) switch
    {
        (true, true) => State.Covered,
        (true, false) => Unpaid(file, person, programme, window.Last(month)),
        (false, true) => State.WronglyPaid,
        (false, false) => State.None,
        (null, true) => State.UnknownPaid,
        _ => State.Unknown,
    };

    private static State Unpaid(CaseFile file, int person, Programme programme, int last)
    {
        var (open, declined) = (false, false);
        foreach (ref readonly var row in file.Applications)
        {
            if (row.Person != person || row.Programme != programme || row.Applied > last || (row.Status == ApplicationStatus.Open && Closed(file, row.Number)))
            {
                continue;
            }

            var stillOpen = row.Decided == 0 || row.Decided > last;
            open |= stillOpen && last - row.Applied <= Amounts.StatutoryDays;
            declined |= row.Status == ApplicationStatus.Declined && !stillOpen
                && Window.AddMonths(row.Decided, 12) > last && !AskedAgain(file, row, last);
        }

        return open ? State.InProcess : declined ? State.Declined : State.BlindSpot;
    }

    private static bool Closed(CaseFile file, int number)
    {
        foreach (ref readonly var row in file.Applications)
        {
            if (row.Number == number && row.Status != ApplicationStatus.Open)
            {
                return true;
            }
        }

        return false;
    }

    private static bool AskedAgain(CaseFile file, in ApplicationRow declined, int last)
    {
        foreach (ref readonly var row in file.Applications)
        {
            if (row.Person == declined.Person && row.Programme == declined.Programme && row.Applied > declined.Decided && row.Applied <= last)
            {
                return true;
            }
        }

        return false;
    }

    private void Receive(CaseFile file)
    {
        foreach (ref readonly var row in file.Payments)
        {
            for (var month = Math.Max(row.From, 0); month <= Math.Min(row.To, months - 1); month++)
            {
                paidFen[Index(row.Person, (int)row.Programme) + month] += row.Fen / (row.To - row.From + 1);
                listed[((row.Person - FirstPerson) * months) + month] |= row.Programme is Programme.Living or Programme.Care;
            }
        }
    }

    private static int HouseholdPaid(CaseFile file, int household, int month)
    {
        var fen = 0;
        foreach (ref readonly var row in file.Payments)
        {
            if (row.Programme == Programme.Dibao && row.Household == household && row.From <= month && month <= row.To)
            {
                fen += row.Fen / (row.To - row.From + 1);
            }
        }

        return fen;
    }

    private int FirstMonth(CaseFile file, int person)
    {
        var first = int.MaxValue;
        foreach (ref readonly var row in file.Certificates)
        {
            first = row.Person == person ? Math.Min(first, row.Change) : first;
        }

        return first == int.MaxValue ? int.MaxValue : window.MonthOf(first);
    }

    private static void Recognise(CaseFile file, int person, int month, bool sent, ref Facts facts)
    {
        facts.Roster = sent ? RosterKind.None : null;
        foreach (ref readonly var row in file.Roster)
        {
            if (row.Month == month && row.Person == person)
            {
                (facts.Roster, facts.Care) = (row.Kind, row.Care);
            }
        }
    }

    private int Index(int person, int programme) => (((person - FirstPerson) * Entitlement.Programmes) + programme) * months;

    private static void Clear<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[length];
        }
        else
        {
            Array.Clear(array, 0, length);
        }
    }
}
