using System.Runtime.InteropServices;
using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Lives one household from its beginning to the last month and leaves in the book what departments would send of it.</summary>
internal sealed class Lives
{
    /// <summary>First month whose finance checks are sent: the year before the window.</summary>
    public const int FirstCheckSent = -12;
    private readonly Window window;
    private readonly Book book;
    private readonly Beginning beginning;
    private readonly Incomes incomes;
    private readonly Happenings happenings;
    private readonly CertificateLife certificates;
    private readonly Decisions decisions;
    private readonly Survey survey;

    public Lives(Window window, Book book, Gazetteer gazetteer)
    {
        (this.window, this.book) = (window, book);
        beginning = new(window, book);
        incomes = new(window, book);
        happenings = new(window, book, gazetteer, beginning);
        certificates = new(window, book, beginning);
        decisions = new(window, book, new(window, book));
        survey = new(window, book);
    }

    /// <summary>A household of the first register.</summary>
    public void Settled(Dice dice, int village, int holders)
    {
        book.OpenShelf();
        var shelf = book.Mark();
        var family = beginning.Make(dice, village, holders, window.First(0), register: true);
        Incomes.Begin(family, dice, Dealings.RunIn, newcomer: false);
        for (var month = Dealings.RunIn - 13; month < Dealings.RunIn; month++)
        {
            incomes.Month(family, dice, month);
        }

        Live(family, shelf, dice, Dealings.RunIn);
    }

    /// <summary>A household that comes to be known in a month, by a first certificate or by moving in with one.</summary>
    public void Newcomer(Dice dice, int village, int month)
    {
        book.OpenShelf();
        var shelf = book.Mark();
        var day = window.First(month) + dice.Below(27);
        var movedIn = dice.Chance(0.05);
        var family = beginning.Make(dice, village, 1, day, register: false);
        var first = family.Members[0];
        first.Holder = Beginning.Issued(dice, day, movedIn ? dice.Between(100, 3000) : 0);
        if (first.Holder.Issue < first.Birth + 30)
        {
            first.Holder.Issue = day;
        }

        if (movedIn)
        {
            book.Events.Add(new(first.Person, LifeEvent.MoveIn, day, village));
        }

        beginning.Certify(first, village);
        Incomes.Begin(family, dice, month, newcomer: true);
        Live(family, shelf, dice, month);
    }

    /// <summary>A payee whom no register knows: paid by a list that nobody checked against the certificates.</summary>
    public void Ghost(Dice dice)
    {
        book.OpenShelf();
        var person = book.Persons.Count;
        book.Persons.Add(new(window.First(0) - dice.Between(7000, 30000), dice.Chance(0.5), Names.Make(dice), ""));
        var programme = dice.Chance(0.7) ? Programme.Care : Programme.Living;
        var from = dice.Below(window.Count);
        var to = Math.Min(window.Count - 1, from + dice.Between(4, 30));
        for (var month = from; month <= to; month++)
        {
            var year = window.Year(month);
            var yuan = programme == Programme.Care ? Amounts.Care(year) : Amounts.Living(year);
            book.Payments.Add(new(programme, PaymentKind.Regular, month, month, month, person, -1, yuan * 100));
        }
    }

    private void Live(Family family, Shelf shelf, Dice dice, int from)
    {
        for (var month = from; month < window.Count; month++)
        {
            if (month >= 0 && month > from)
            {
                happenings.Month(family, dice, month);
            }

            if (month > from || month < 0)
            {
                certificates.Month(family, dice, month);
            }

            incomes.Month(family, dice, month);
            decisions.Month(family, shelf, dice, month);
            if (month >= 0)
            {
                survey.Month(family, dice, month);
            }
        }

        Prune(shelf);
    }

    /// <summary>Takes out what nobody sends: rows that the first register has overtaken, checks too old, news after the last month.</summary>
    private void Prune(Shelf shelf)
    {
        var (register, end) = (window.Last(0), window.Last(window.Count - 1));
        Keep(book.Certificates, shelf.Certificates, (row, rest) => row.Change <= end && (row.Change > register || !Overtaken(row, rest, register)));
        Keep(book.Households, shelf.Households, (row, rest) => row.Info <= end && (row.Info > register || !Overtaken(row, rest, register)));
        Keep(book.Finances, shelf.Finances, (row, _) => row.Check >= window.First(FirstCheckSent));
        Keep(book.Exclusions, shelf.Exclusions, (row, _) => row.Info <= end);
    }

    private static bool Overtaken(CertificateRow row, List<CertificateRow> all, int register) =>
        all.Exists(other => other.Person == row.Person && other.Change > row.Change && other.Change <= register);

    private static bool Overtaken(HouseholdRow row, List<HouseholdRow> all, int register) =>
        all.Exists(other => other.Person == row.Person && other.Joined == row.Joined && other.Info > row.Info && other.Info <= register);

    private static void Keep<T>(List<T> rows, int from, Func<T, List<T>, bool> keep)
    {
        var own = rows.GetRange(from, rows.Count - from);
        CollectionsMarshal.SetCount(rows, from);
        foreach (var row in own)
        {
            if (keep(row, own))
            {
                rows.Add(row);
            }
        }
    }
}
