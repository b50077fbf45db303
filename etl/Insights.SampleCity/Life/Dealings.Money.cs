using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Monthly payment, back pay, payment that goes on wrongly, and its recovery.</summary>
internal sealed partial class Dealings
{
    private void Keep(CaseTrack track, Programme programme, bool? entitled, int dueYuan, Member? member, bool alive)
    {
        if (entitled == false)
        {
            if (track.StopAt == int.MaxValue)
            {
                track.StopAt = month + Lag(track, programme, alive, member);
            }

            if (month >= track.StopAt)
            {
                Stop(track, programme, member);
                return;
            }
        }
        else
        {
            track.StopAt = int.MaxValue;
            if (entitled == true && dice.Chance(Rate(0.0006, 0.0002) * Far(member)))
            {
                // A list that was matched badly: payment stops although nothing changed.
                track.Stage = Stage.Missed;
                return;
            }
        }

        var yuan = dueYuan > 0 && !(programme == Programme.Dibao && track.LastYuan > 0 && dice.Chance(0.02)) ? Math.Max(1, dueYuan + Error(track))
            : track.LastYuan > 0 ? track.LastYuan : Standard(programme);
        Pay(track, programme, PaymentKind.Regular, month, month, yuan, member);
        track.LastYuan = yuan;
    }

    private int Lag(CaseTrack track, Programme programme, bool alive, Member? member)
    {
        track.StoppedByExpiry = alive && member?.Holder is { Status: CertificateStatus.Valid } held && held.Expiry < window.First(month);
        var prompt = !alive ? 0.86 : programme is Programme.Dibao or Programme.DibaoSingle or Programme.Tekun ? 0.66 : 0.58;
        return dice.Chance(prompt + (0.1 * progress)) ? 0 : dice.Between(1, alive ? 6 : 4);
    }

    private void Stop(CaseTrack track, Programme programme, Member? member)
    {
        track.Stage = Stage.Idle;
        track.ErrorYuan = 0;
        var first = month;
        while (first - 1 >= Math.Max(0, track.EnrolledSince) && Paid(track, first - 1) > 0 && first > month - 6 && first > EndOfRight(track))
        {
            first--;
        }

        track.StopAt = int.MaxValue;
        if (first == month || programme == Programme.Dibao || !dice.Chance(0.45))
        {
            return;
        }

        foreach (var (from, to, yuan) in Runs(track, first, month - 1))
        {
            Pay(track, programme, PaymentKind.Recovery, from, to, -yuan, member);
        }
    }

    /// <summary>The first month without a right: payments before it are never recovered.</summary>
    private static int EndOfRight(CaseTrack track) => track.LastRight + 1;

    private void PayBack(CaseTrack track, Programme programme, Member member)
    {
        var first = Math.Max(month - Amounts.BackPayMonths, Math.Max(track.EntitledSince, RunIn));
        while (first < month && Paid(track, first) > 0)
        {
            first++;
        }

        for (var from = first; from < month;)
        {
            var to = from;
            while (to + 1 < month && window.Year(to + 1) == window.Year(from))
            {
                to++;
            }

            var year = window.Year(from);
            Pay(track, programme, PaymentKind.Back, from, to, programme == Programme.Living ? Amounts.Living(year) : Amounts.Care(year), member);
            from = to + 1;
        }
    }

    /// <summary>Stretches of months that were paid the same, within a year.</summary>
    private IEnumerable<(int From, int To, int Yuan)> Runs(CaseTrack track, int first, int last)
    {
        for (var from = first; from <= last;)
        {
            var to = from;
            while (to < last && Paid(track, to + 1) == Paid(track, from) && window.Year(to + 1) == window.Year(from))
            {
                to++;
            }

            yield return (from, to, Paid(track, from));
            from = to + 1;
        }
    }

    private static int Paid(CaseTrack track, int at) => track.PaidYuan is { } paid && at >= RunIn ? paid[at - RunIn] : 0;

    private void Pay(CaseTrack track, Programme programme, PaymentKind kind, int from, int to, int monthlyYuan, Member? member)
    {
        track.PaidYuan ??= new int[window.Count - RunIn];
        for (var at = from; at <= to; at++)
        {
            track.PaidYuan[at - RunIn] += monthlyYuan;
        }

        var payee = member ?? family.Head ?? family.Members[0];
        if (month >= 0)
        {
            book.Payments.Add(new(programme, kind, month, from, to, payee.Person,
                programme is Programme.Living or Programme.Care ? -1 : family.Household, monthlyYuan * (to - from + 1) * 100));
        }
    }

    private int Error(CaseTrack track)
    {
        if (track.ErrorYuan != 0 && window.MonthOfYear(month) == 1)
        {
            track.ErrorYuan = 0;
        }
        else if (track.ErrorYuan == 0 && dice.Chance(0.0004))
        {
            track.ErrorYuan = dice.Chance(0.7) ? -8 : 10;
        }

        return track.ErrorYuan;
    }

    private int Standard(Programme programme) => programme switch
    {
        Programme.Living => Amounts.Living(window.Year(month)),
        Programme.Care => Amounts.Care(window.Year(month)),
        Programme.DibaoSingle => Amounts.Single(window.Year(month)),
        Programme.Tekun => Amounts.Tekun(window.Year(month), CareLevel.Self),
        _ => 300,
    };
}
