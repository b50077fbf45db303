using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>
/// Pupils with special needs, term by term (February and September) from the last one before the window on. Shares are assumptions near the
/// published ones (compulsory entry above 98 % in the province, facts 3.2; lower here, since the sample's children are harder to place).
/// </summary>
internal sealed class Schooling(SampleOptions options, Window window, Book city)
{
    private const int Stream = 203;
    private const double LeavesInTerm = 0.006;
    private static readonly double[] Enrolled = [0.72, 0.955, 0.72, 0.72, 0.16];

    private static readonly double[][] PlacedBy =
    [
        [0.66, 0.09, 0.25, 0], [0.56, 0.08, 0.28, 0.08], [0.55, 0.15, 0.30, 0], [0.62, 0.13, 0.25, 0], [1, 0, 0, 0],
    ];

    /// <summary>The first term that is sent, so that the window's first month has one.</summary>
    public int FirstTerm => Enumerable.Range(0, 7).Select(back => -back).First(m => IsTerm(m));

    public void Write(Disabled who)
    {
        var birth = city.Persons[who.Person].Birth;
        if (Window.Age(birth, window.First(0)) > 22)
        {
            return;
        }

        for (var stage = SchoolStage.Preschool; stage <= SchoolStage.Higher; stage++)
        {
            var dice = Dice.Of(options.Seed, Stream, ((long)who.Person * 8) + (long)stage);
            Attend(who, stage, dice, birth);
        }
    }

    private void Attend(Disabled who, SchoolStage stage, Dice dice, int birth)
    {
        // Upper secondary or vocational, not both.
        var branch = stage is SchoolStage.UpperSecondary or SchoolStage.Vocational;
        var taken = !branch || (Dice.Of(options.Seed, Stream + 1, who.Person).Chance(0.45) == (stage == SchoolStage.UpperSecondary));
        var enrols = dice.Chance(who.Certified ? Enrolled[(int)stage] : AgeBand.Of(stage == SchoolStage.Preschool ? 3 : 8).School * (stage == SchoolStage.Higher ? 0 : 1));
        var placement = (Placement)dice.Pick(PlacedBy[(int)stage]);
        var assessed = placement != Placement.Ordinary || dice.Chance(0.85);
        var late = stage == SchoolStage.Compulsory && dice.Chance(0.03) ? 1 : 0;
        for (var term = FirstTerm; taken && enrols && term < window.Count; term++)
        {
            if (!IsTerm(term) || StageAt(birth, term, late) is not { } from || !Is(stage, birth, term) || window.First(term) < who.Known)
            {
                continue;
            }

            // Who leaves is named once more, with the day, in the list of the term.
            var leaves = dice.Chance(LeavesInTerm) ? window.First(term) + 5 + dice.Below(20) : 0;
            city.Schooling.Add(new(term, who.Person, who.Category, stage, placement, assessed, from, leaves, who.Village));
            enrols = leaves == 0;
        }
    }

    private bool IsTerm(int month) => window.MonthOfYear(month) is 2 or 9;

    /// <summary>1 September of the year in which the stage begins for a child of that birthday; nothing before.</summary>
    private int? StageAt(int birth, int term, int late)
    {
        var age = AgeInYear(birth, term);
        var begins = age switch { < 6 => 3, < 15 => 6 + late, < 18 => 15, _ => 18 };
        var year = window.MonthAt(YearOf(term), 9) - ((age - begins) * 12);
        return age < begins ? null : DateOnly.FromDayNumber(window.First(0)).AddMonths(year).DayNumber;
    }

    private bool Is(SchoolStage stage, int birth, int term) => AgeInYear(birth, term) switch
    {
        >= 3 and < 6 => stage == SchoolStage.Preschool,
        >= 6 and < 15 => stage == SchoolStage.Compulsory,
        >= 15 and < 18 => stage is SchoolStage.UpperSecondary or SchoolStage.Vocational,
        >= 18 and < 22 => stage == SchoolStage.Higher,
        _ => false,
    };

    private int YearOf(int term) => window.Year(term) - (window.MonthOfYear(term) < 9 ? 1 : 0);

    /// <summary>Completed years on the 31 August before the school year.</summary>
    private int AgeInYear(int birth, int term) => Window.Age(birth, new DateOnly(YearOf(term), 8, 31).DayNumber);
}
