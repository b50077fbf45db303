using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>The yearly form of July: work, self-reported subsidies, needs. Blank work under 16 and from 60 is a skip rule, not a gap.</summary>
internal sealed class Survey(Window window, Book book)
{
    private static readonly double[] Forms = [0.30, 0.05, 0.12, 0.05, 0.08, 0.40];
    private static readonly double[] WorkByGrade = [0.30, 0.48, 0.66, 0.72];

    public void Month(Family family, Dice dice, int month)
    {
        if (window.MonthOfYear(month) != 7)
        {
            return;
        }

        var year = window.Year(month);
        foreach (var member in family.Present)
        {
            if (member.Holder is not { Status: CertificateStatus.Valid } held || dice.Chance(0.02))
            {
                continue;
            }

            var age = Window.Age(member.Birth, window.Last(month));
            var works = (sbyte)(age is < 16 or >= 60 ? -1
                : dice.Chance(WorkByGrade[held.Grade - 1] + (0.012 * (year - 2024)) - (age < 20 ? 0.3 : 0)) ? 1 : 0);
            var severe = held.Grade <= 2;
            var answers = Bit(0, Honest(dice, held.Living.Stage == Stage.Enrolled)) | Bit(1, Honest(dice, held.Care.Stage == Stage.Enrolled))
                | Bit(2, dice.Chance(severe ? 0.22 : 0.05)) | Bit(3, dice.Chance(0.42)) | Bit(4, dice.Chance(0.18))
                | Bit(5, works == 0 && dice.Chance(0.2));
            book.Surveys.Add(new(year, member.Person, works, works == 1 ? (byte)dice.Pick(Forms) : (byte)255, (byte)answers));
        }
    }

    private static bool Honest(Dice dice, bool paid) => dice.Chance(0.96) ? paid : !paid;

    private static int Bit(int place, bool set) => set ? 1 << place : 0;
}
