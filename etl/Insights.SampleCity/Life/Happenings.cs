using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Deaths, moves, births and marriages of a household, with the rows by which registers learn of them.</summary>
internal sealed class Happenings(Window window, Book book, Gazetteer gazetteer, Beginning beginning)
{
    private const double MoveOut = 0.004 / 12;
    private const double MoveTown = 0.006 / 12;
    private const double Birth = 0.006 / 12;
    private const double Marriage = 0.004 / 12;

    public void Month(Family family, Dice dice, int month)
    {
        for (var i = 0; i < family.Members.Count; i++)
        {
            var member = family.Members[i];
            if (member.LeavingKnown == month && member.LeavingKnown > 0)
            {
                RecordLeaving(family, member, window.First(month) + dice.Below(27));
            }

            if (member.Dead || member.Away)
            {
                if (member.Away && !member.Dead && member.Holder is not null && dice.Chance(0.01))
                {
                    Return(family, member, window.First(month) + dice.Below(27));
                }

                continue;
            }

            var day = window.First(month) + dice.Below(27);
            if (day <= member.LastInfo || (member.Holder is { } newly && newly.Issue >= window.First(month)))
            {
                continue;
            }

            if (dice.Chance(Mortality(Window.Age(member.Birth, day))))
            {
                member.Dead = true;
                book.Events.Add(new(member.Person, LifeEvent.Death, day, -1));
                Leave(family, member, dice, day, month);
            }
            else if (member.Holder is not null && dice.Chance(MoveOut))
            {
                member.Away = true;
                book.Events.Add(new(member.Person, LifeEvent.MoveOut, day, -1));
                Leave(family, member, dice, day, month);
            }
        }

        Choose(family, window.Last(month));
        if (family.Present.Any() && dice.Chance(MoveTown))
        {
            Move(family, dice, window.First(month) + dice.Below(20));
        }

        if (family.Head is { Dead: false } head)
        {
            Grow(family, dice, head, month);
        }
    }

    private static double Mortality(int age) => (age < 60 ? 0.004 : age < 70 ? 0.018 : age < 80 ? 0.045 : 0.11) / 12;

    private void Leave(Family family, Member member, Dice dice, int day, int month)
    {
        member.Gone = true;
        member.LeftOn = day;
        if (dice.Chance(0.93))
        {
            RecordLeaving(family, member, Math.Min(day + dice.Below(3), window.Last(month)));
        }
        else
        {
            member.LeavingKnown = month + dice.Between(1, 2);
        }

        if (member.Holder is { } held && held.Status != CertificateStatus.Cancelled)
        {
            held.CancelAt = dice.Chance(0.85) ? month + dice.Between(1, 4) : int.MaxValue;
        }
    }

    private void RecordLeaving(Family family, Member member, int day)
    {
        member.LeavingKnown = 0;
        book.Households.Add(Row(family, member, Math.Max(day, member.LastInfo + 1)));
    }

    private static HouseholdRow Row(Family family, Member member, int info)
    {
        member.LastInfo = info;
        return new(family.Household, member.Person, member.Relation, member.Joined, member.LeftOn, family.Village, info);
    }

    /// <summary>A person who moved away comes back into the same household, as a new stay.</summary>
    private void Return(Family family, Member member, int day)
    {
        if (member.LeavingKnown > 0 || day <= member.LastInfo)
        {
            return;
        }

        member.Away = false;
        book.Events.Add(new(member.Person, LifeEvent.MoveIn, day, family.Village));
        var back = new Member
        {
            Person = member.Person,
            Birth = member.Birth,
            Male = member.Male,
            Relation = family.Head is null ? Relation.Head : Relation.Other,
            Joined = day,
            LastInfo = day,
            Holder = member.Holder,
        };
        member.Holder = null;
        member.Dead = true;
        family.Members.Add(back);
        book.Households.Add(new(family.Household, back.Person, back.Relation, day, 0, family.Village, day));
        if (back.Holder is { Status: CertificateStatus.Cancelled } held && day > held.LastChange)
        {
            (held.Status, held.LastChange) = (CertificateStatus.Valid, day);
            beginning.Certify(back, family.Village);
        }
        else if (back.Holder is { } kept)
        {
            kept.CancelAt = int.MaxValue;
        }
    }

    /// <summary>A household without a head gets its oldest member as the new one.</summary>
    private void Choose(Family family, int day)
    {
        if (family.Head is not null || family.Present.MinBy(m => (m.Birth, m.Person)) is not { } eldest)
        {
            return;
        }

        eldest.Relation = Relation.Head;
        book.Households.Add(Row(family, eldest, Math.Max(day, eldest.LastInfo + 1)));
    }

    private void Move(Family family, Dice dice, int day)
    {
        var town = gazetteer.Villages[family.Village].Town;
        var to = (town + 1 + dice.Below(gazetteer.Towns.Count - 1)) % gazetteer.Towns.Count;
        family.Village = gazetteer.VillageOf(to, dice);
        family.MovedOn = day;
        foreach (var member in family.Present)
        {
            if (member.Holder is { } held && held.Issue < day)
            {
                book.Events.Add(new(member.Person, LifeEvent.MoveTown, day, family.Village));
                if (dice.Chance(0.5) && day + 3 > held.LastChange && held.Status == CertificateStatus.Valid)
                {
                    held.LastChange = day + 3;
                    beginning.Certify(member, family.Village);
                }
            }

            book.Households.Add(Row(family, member, Math.Max(day + 1, member.LastInfo + 1)));
        }
    }

    private void Grow(Family family, Dice dice, Member head, int month)
    {
        var day = window.First(month) + dice.Below(25) + 1;
        var age = Window.Age(head.Birth, day);
        if (age is > 20 and < 45 && dice.Chance(Birth * 4))
        {
            beginning.Join(family, dice, day - dice.Below(20), Relation.Child, day, day + 1);
        }
        else if (age is > 22 and < 50 && !family.Present.Any(m => m.Relation == Relation.Spouse) && dice.Chance(Marriage * 4))
        {
            beginning.Join(family, dice, head.Birth + dice.Between(-1500, 1500), Relation.Spouse, day, day + 1);
        }
    }
}
