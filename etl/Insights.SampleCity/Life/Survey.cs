using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>The yearly form of July: work, self-reported subsidies, needs. Blank work under 16 and from 60 is a skip rule, not a gap.</summary>
/// <remarks>Shares are assumptions, labelled as such; they answer the questions of facts.md 2.4 and touch no other record of the person.</remarks>
internal sealed class Survey(Window window, Book book)
{
    private const int Stream = 77;
    public const byte NoStudy = 4;
    public const byte NoDevice = 99;
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
            var form = works == 1 ? (byte)dice.Pick(Forms) : (byte)255;

            // Drawn from the person's own numbers, so that the rest of life goes on as if these were not asked.
            var own = Dice.Of(member.Birth, Stream, ((long)held.Issue << 8) + held.Grade);
            answers |= Bit(6, age >= 18 && own.Chance(0.03)) | Bit(7, own.Chance(0.86)) | Bit(8, own.Chance(severe ? 0.3 : 0.1)) | Bit(9, own.Chance(0.01));
            var scheme = works == 1 && own.Chance(0.5) ? 0 : own.Chance(0.94) ? 1 : 2;
            book.Surveys.Add(new(
                year, member.Person, works, form, (short)answers, Study(age, own), (byte)(age < 16 ? 2 : scheme), (byte)(scheme == 2 && own.Chance(0.6) ? 1 : scheme),
                (byte)((answers & Bit(2, true)) == 0 ? 3 : own.Pick([0.2, 0.3, 0.5])), own.Chance(0.4) ? (byte)own.Below(9) : NoDevice, MedicalFen(own, severe))
            {
                Village = family.Village,
            });
        }
    }

    private static byte Study(int age, Dice own) => age switch
    {
        < 3 => NoStudy,
        < 6 => own.Chance(0.7) ? (byte)0 : NoStudy,
        < 15 => own.Chance(0.97) ? (byte)1 : NoStudy,
        < 18 => own.Chance(0.75) ? (byte)2 : NoStudy,
        < 23 => own.Chance(0.15) ? (byte)3 : NoStudy,
        _ => NoStudy,
    };

    /// <summary>Most pay little; one in twenty pays much.</summary>
    private static int MedicalFen(Dice own, bool severe)
    {
        var yuan = own.Chance(severe ? 0.08 : 0.04) ? own.Between(8_000, 60_000) : own.Below(3_000);
        return yuan * 100;
    }

    private static bool Honest(Dice dice, bool paid) => dice.Chance(0.96) ? paid : !paid;

    private static int Bit(int place, bool set) => set ? 1 << place : 0;
}
