using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>
/// People with a disability and no certificate, and what the roster and the survey happen to know of them. Numbers relative to holders of the
/// same age are assumptions within the national picture (about 38 m holders among 85 m people with a disability, facts 3.1): 60 % at 0-6,
/// 40 % at 7-17, 15 % at 18-59, 45 % from 60 on, where hearing and limbs go with age and few ask for a certificate.
/// </summary>
internal sealed class Uncertified(SampleOptions options, Window window, Gazetteer gazetteer, Book city)
{
    private const int Stream = 201;

    /// <summary>Who is on the roster is visited, and so surveyed, more often: the planted dependence between those two lists.</summary>
    private const double SurveyedIfListed = 2.5;

    private static readonly double[] RosterKinds = [0.55, 0.35, 0.10];

    public List<Disabled> Make()
    {
        var people = new List<Disabled>();
        var nth = 0L;
        foreach (var band in AgeBand.All)
        {
            var count = (int)Math.Round(options.Persons * band.HolderShare * band.Uncertified);
            for (var i = 0; i < count; i++)
            {
                var dice = Dice.Of(options.Seed, Stream, nth++);
                people.Add(One(band, (i + 0.5) / count, dice));
            }
        }

        return people;
    }

    private Disabled One(AgeBand band, double place, Dice dice)
    {
        var end = window.Last(window.Count - 1);
        var birth = end - (int)(band.Age(dice) * 365.2425) - dice.Below(364) - 1;
        var person = city.Persons.Count;
        var village = VillageAt(place, dice);
        city.Persons.Add(new(birth, dice.Chance(0.51), Names.Make(dice), ""));
        var who = new Disabled(person, (byte)(dice.Pick(band.Categories) + 1), 0, village, false, birth);
        var listed = dice.Chance(band.Roster);
        if (listed)
        {
            List(who, dice, birth);
        }

        for (var month = 0; month < window.Count; month++)
        {
            if (window.MonthOfYear(month) == 7 && birth < window.First(month) && dice.Chance(band.Survey * (listed ? SurveyedIfListed : 1)))
            {
                Ask(who, window.Year(month), Window.Age(birth, window.Last(month)), dice);
            }
        }

        return who;
    }

    /// <summary>In the roster from a month on, until the last.</summary>
    private void List(Disabled who, Dice dice, int birth)
    {
        var household = city.NextHousehold();
        var since = Math.Max(window.MonthOf(birth) + 1, dice.Between(-40, Math.Max(0, window.Count - 2)));
        var kind = (RosterKind)dice.Pick(RosterKinds);
        var care = kind == RosterKind.Tekun ? (CareLevel)dice.Below(3) : CareLevel.Self;
        for (var month = Math.Max(0, since); month < window.Count; month++)
        {
            city.Roster.Add(new(month, who.Person, household, kind, since, care, who.Category, who.Village));
        }
    }

    /// <summary>A visitor's form about someone in whom a disability is suspected: needs and no subsidies.</summary>
    private void Ask(Disabled who, int year, int age, Dice dice)
    {
        var works = (sbyte)(age is < 16 or >= 60 ? -1 : dice.Chance(0.5) ? 1 : 0);
        var needs = (dice.Chance(0.3) ? 1 << 2 : 0) | (dice.Chance(0.6) ? 1 << 3 : 0) | (dice.Chance(0.35) ? 1 << 4 : 0) | (1 << 7);
        city.Surveys.Add(new(
            year, who.Person, works, works == 1 ? (byte)5 : (byte)255, (short)needs, Survey.NoStudy, (byte)(age < 16 ? 2 : 1), 1,
            (byte)((needs & 4) == 0 ? 3 : 2), Survey.NoDevice, dice.Below(4_000) * 100)
        {
            Suspected = who.Category,
            Village = who.Village,
        });
    }

    private int VillageAt(double share, Dice dice)
    {
        var town = gazetteer.Towns.FirstOrDefault(t => (share -= t.Share) < 0) ?? gazetteer.Towns[^1];
        return gazetteer.VillageOf(town.Index, dice);
    }
}
