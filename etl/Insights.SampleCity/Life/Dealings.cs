using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>One programme's step with one person or household in a month: from entitlement to application, decision, payment, stop.</summary>
internal sealed partial class Dealings(Window window, Book book)
{
    /// <summary>First month of life; payments are remembered from here on.</summary>
    public const int RunIn = -8;
    private Family family = null!;
    private Dice dice = null!;
    private int month;

    /// <summary>0 at the first month, 1 at the last: the city gets better at finding people.</summary>
    private double progress;

    public void Begin(Family household, Dice own, int at)
    {
        (family, dice, month) = (household, own, at);
        progress = Math.Clamp(at / Math.Max(1.0, window.Count - 1), 0, 1);
    }

    /// <param name="track">How far it has come.</param>
    /// <param name="programme">Which programme.</param>
    /// <param name="entitled">By the facts of the month; null = unknown.</param>
    /// <param name="dueYuan">0 where not entitled.</param>
    /// <param name="member">The person, or null for the household.</param>
    /// <param name="alive">Dead people neither apply nor decline.</param>
    public void Step(CaseTrack track, Programme programme, bool? entitled, int dueYuan, Member? member, bool alive)
    {
        track.EntitledSince = entitled == true ? Math.Min(track.EntitledSince, month) : int.MaxValue;
        track.LastRight = entitled == false ? track.LastRight : month;
        if (track.Stage == Stage.Idle && alive)
        {
            Notice(track, programme, entitled, member);
        }
        else if (track.Stage == Stage.Missed)
        {
            if (entitled == false)
            {
                track.Stage = Stage.Idle;
            }
            else if (entitled == true && dice.Chance(Rate(0.034, 0.13) / Math.Sqrt(Far(member))))
            {
                Apply(track, 10, 35);
            }
        }
        else if (track.Stage == Stage.Declined && month >= track.DeclinedUntil)
        {
            var turn = dice.Unit();
            track.Stage = entitled == true ? Stage.Missed : Stage.Idle;
            if (entitled == true && turn < 0.55)
            {
                Decline(track, programme, member);
            }
            else if (entitled == true && turn < 0.85)
            {
                Apply(track, 10, 35);
            }
        }

        if (track.Stage == Stage.Pending && window.MonthOf(track.Decided) <= month)
        {
            Decide(track, programme, entitled, dueYuan, member);
        }

        if (track.Stage == Stage.Pending && month == window.Count - 1)
        {
            Submit(track, programme, member, open: true);
        }

        if (track.Stage == Stage.Enrolled)
        {
            Keep(track, programme, entitled, dueYuan, member, alive);
        }
    }

    /// <summary>The edge band has no payment of its own; being recognised opens the living subsidy.</summary>
    public void StepEdge(CaseTrack track, bool edge)
    {
        if (track.Stage == Stage.Enrolled)
        {
            track.Stage = edge || dice.Chance(0.25) ? Stage.Enrolled : Stage.Idle;
        }
        else if (edge && dice.Chance(month == RunIn ? 0.85 : 0.30))
        {
            (track.Stage, track.EnrolledSince) = (Stage.Enrolled, month);
        }
    }

    /// <summary>How far help is from the person, or from the household.</summary>
    private double Far(Member? member) =>
        member is null ? Distance.Of(family, window.First(month)) : Distance.Of(family, member, window.First(month));

    private double Rate(double begin, double end) => begin + ((end - begin) * progress);

    private void Notice(CaseTrack track, Programme programme, bool? entitled, Member? member)
    {
        if (entitled == false && month >= 0 && dice.Chance(0.00025))
        {
            Apply(track, 10, 35);
            return;
        }

        if (entitled != true)
        {
            return;
        }

        var turn = dice.Unit();
        var far = Far(member);
        if (month == RunIn)
        {
            track.Stage = turn < Math.Min(0.5, 0.036 * far) ? Stage.Missed : Stage.Enrolled;
            track.EnrolledSince = month - dice.Below(60);
            if (track.Stage == Stage.Missed && dice.Chance(0.10))
            {
                Decline(track, programme, member);
            }
        }
        else if (track.StoppedByExpiry && turn < 0.8)
        {
            (track.Stage, track.EnrolledSince, track.StoppedByExpiry) = (Stage.Enrolled, month, false);
        }
        else if (turn < Math.Min(0.6, Rate(0.16, 0.06) * far))
        {
            track.Stage = Stage.Missed;
        }
        else if (turn < Math.Min(0.6, Rate(0.16, 0.06) * far) + 0.01)
        {
            Decline(track, programme, member);
        }
        else if (turn < 0.98)
        {
            Apply(track, 8, 34);
        }
    }

    private void Apply(CaseTrack track, int fastest, int slowest)
    {
        track.Stage = Stage.Pending;
        track.Applied = window.First(month) + dice.Below(27);
        track.Decided = Early(track.Applied + (dice.Chance(Rate(0.04, 0.015)) ? dice.Between(50, 95) : dice.Between(fastest, slowest)));
        var turn = dice.Unit();
        track.Outcome = turn < 0.012 ? ApplicationStatus.Withdrawn : turn < 0.02 ? ApplicationStatus.Refused : ApplicationStatus.Approved;
    }

    private void Decline(CaseTrack track, Programme programme, Member? member)
    {
        track.Stage = Stage.Declined;
        track.Applied = window.First(month) + dice.Below(27);
        track.Decided = Math.Max(track.Applied, Early(track.Applied + dice.Below(20)));
        track.Outcome = ApplicationStatus.Declined;
        track.DeclinedUntil = window.MonthOf(track.Decided) + 12;
        Submit(track, programme, member, open: window.MonthOf(track.Decided) >= window.Count);
    }

    /// <summary>Dates that meet a limit of months lie before the 28th, so that months of different length agree about it.</summary>
    private static int Early(int day)
    {
        var late = DateOnly.FromDayNumber(day).Day - 27;
        return late > 0 ? day - late : day;
    }

    private void Decide(CaseTrack track, Programme programme, bool? entitled, int dueYuan, Member? member)
    {
        var outcome = track.Outcome;
        if (outcome == ApplicationStatus.Approved && entitled == false && !dice.Chance(0.04))
        {
            outcome = ApplicationStatus.Refused;
        }

        track.Outcome = outcome;
        Submit(track, programme, member, open: false);
        if (outcome != ApplicationStatus.Approved)
        {
            track.Stage = entitled == true ? Stage.Missed : Stage.Idle;
            return;
        }

        (track.Stage, track.EnrolledSince, track.StopAt) = (Stage.Enrolled, month, int.MaxValue);
        if (dice.Chance(0.012))
        {
            track.ErrorYuan = dice.Chance(0.7) ? -10 * dice.Between(1, 4) : 10 * dice.Between(1, 3);
        }

        if (member is not null && dueYuan > 0 && programme is Programme.Living or Programme.Care)
        {
            PayBack(track, programme, member);
        }
    }

    /// <summary>The rows of one application: as received and as decided, or one row where both fall into one month.</summary>
    private void Submit(CaseTrack track, Programme programme, Member? member, bool open)
    {
        var applied = window.MonthOf(track.Applied);
        var decided = window.MonthOf(track.Decided);
        if (!open && decided < 0 && track.Outcome != ApplicationStatus.Declined)
        {
            return;
        }

        foreach (var person in member is null ? family.Members.Where(m => m.Holder is not null && !m.Gone) : [member])
        {
            var number = book.NextApplication();
            if (applied >= 0 && (open || applied != decided))
            {
                book.Applications.Add(new(number, person.Person, programme, track.Applied, ApplicationStatus.Open, 0));
            }

            if (!open)
            {
                book.Applications.Add(new(number, person.Person, programme, track.Applied, track.Outcome, track.Decided));
            }
        }
    }
}
