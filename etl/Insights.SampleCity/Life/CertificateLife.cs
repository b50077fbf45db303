using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Renewal in time or late, new grades, freezing, cancellation, first certificates of members, and benefits that exclude.</summary>
internal sealed class CertificateLife(Window window, Book book, Beginning beginning)
{
    public void Month(Family family, Dice dice, int month)
    {
        foreach (var member in family.Members)
        {
            var day = window.First(month) + dice.Below(27);
            if (member.Holder is { } held)
            {
                Exclude(member, held, dice, month, day);
                if (day > held.LastChange)
                {
                    Change(family, member, held, dice, month, day);
                }
            }
            else if (member is { Dead: false, Gone: false } && day > member.LastInfo && dice.Chance(0.0004 / 12 * 4))
            {
                member.Holder = Beginning.Issued(dice, day, 0);
                beginning.Certify(member, family.Village);
            }
        }
    }

    private void Change(Family family, Member member, Holder held, Dice dice, int month, int day)
    {
        if (month >= held.CancelAt)
        {
            (held.Status, held.CancelAt, held.RenewAt) = (CertificateStatus.Cancelled, int.MaxValue, int.MaxValue);
        }
        else if (member.Gone || held.Status == CertificateStatus.Cancelled)
        {
            return;
        }
        else if (month >= held.ThawAt && held.Status == CertificateStatus.Frozen)
        {
            (held.Status, held.ThawAt) = (CertificateStatus.Valid, int.MaxValue);
        }
        else if (month >= held.RenewAt)
        {
            held.RenewAt = int.MaxValue;
            Reissue(held, dice, day);
        }
        else if (held.RenewAt == int.MaxValue && held.Expiry > day && held.Expiry <= window.Last(month + 3) && !held.ExpiryUnwritten)
        {
            PlanRenewal(held, dice, month);
            return;
        }
        else if (held.Status == CertificateStatus.Valid && dice.Chance(0.008 / 12))
        {
            held.Grade = (byte)Math.Clamp(held.Grade + (dice.Chance(0.65) ? -1 : 1), 1, 4);
            Reissue(held, dice, day);
        }
        else if (held.Status == CertificateStatus.Valid && dice.Chance(0.003 / 12))
        {
            (held.Status, held.ThawAt) = (CertificateStatus.Frozen, dice.Chance(0.8) ? month + dice.Between(2, 8) : int.MaxValue);
        }
        else if (held.Status == CertificateStatus.Valid && dice.Chance(0.002 / 12))
        {
            held.Status = CertificateStatus.Cancelled;
        }
        else
        {
            return;
        }

        held.LastChange = day;
        beginning.Certify(member, family.Village);
    }

    private void PlanRenewal(Holder held, Dice dice, int month)
    {
        var ends = window.MonthOf(held.Expiry);
        var turn = dice.Unit();
        held.RenewAt = turn < 0.72 ? dice.Between(month, ends) : turn < 0.93 ? ends + dice.Between(1, 7) : int.MaxValue - 1;
    }

    private static void Reissue(Holder held, Dice dice, int day)
    {
        (held.Issue, held.Expiry, held.Reissue, held.ExpiryUnwritten) = (day, Window.AddMonths(day, 120), 0, false);
        if (held.Category == 7 && held.Components == 0 && dice.Chance(0.5))
        {
            held.Components = Beginning.Components(dice);
        }
    }

    /// <summary>Benefits that exclude a subsidy: begun with the person's certificate or later, ended now and then.</summary>
    private void Exclude(Member member, Holder held, Dice dice, int month, int day)
    {
        if (member.Gone)
        {
            return;
        }

        if (!held.Excluded)
        {
            var age = Window.Age(member.Birth, day);
            var old = month < -7 ? 40.0 : 1;
            var kind = age < 18 && dice.Chance(0.0003 * old) ? ExclusionKind.Orphan
                : age is >= 22 and < 65 && held.Grade <= 3 && dice.Chance(0.0001 * old) ? ExclusionKind.WorkInjuryNursing
                : age >= 70 && dice.Chance(0.0004 * old) ? ExclusionKind.ElderlyCare
                : age >= 82 && dice.Chance(0.0003 * old) ? ExclusionKind.RetiredCadre : (ExclusionKind)99;
            if (kind != (ExclusionKind)99)
            {
                held.Excluded = true;
                held.ExcludedUntil = kind == ExclusionKind.ElderlyCare && dice.Chance(0.3) ? month + dice.Between(6, 30) : int.MaxValue;
                book.Exclusions.Add(new(member.Person, kind, day, 0, kind == ExclusionKind.ElderlyCare ? dice.Between(2, 9) * 5000 : 0, day));
            }
        }
        else if (month == held.ExcludedUntil)
        {
            var last = LastOf(member.Person);
            book.Exclusions.Add(last with { To = day, Info = Math.Max(day, last.Info + 1) });
        }
    }

    private ExclusionRow LastOf(int person)
    {
        for (var i = book.Exclusions.Count - 1; i >= 0; i--)
        {
            if (book.Exclusions[i].Person == person)
            {
                return book.Exclusions[i];
            }
        }

        throw new InvalidOperationException("A benefit that ends has begun.");
    }
}
