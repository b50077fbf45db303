using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Registers;

/// <summary>One wish for care: asked for, perhaps placed in a house, perhaps over. Days; int.MaxValue for never.</summary>
internal sealed record CareWish(Resident Person, CareForm Form, int Asked)
{
    public CareHouse? House { get; set; }

    public int Placed { get; set; } = int.MaxValue;

    public int Over { get; set; } = int.MaxValue;
}

/// <summary>
/// Who lives where in care, month by month: places are full or free, those who wait are taken in the order in which they asked, day places only in their own town.
/// So no house ever holds more people than it has places, and a queue is a real one.
/// </summary>
internal sealed class CareLedger
{
    private const int NeedsCare = 1 << 2;
    private const double AsksAMonth = 0.0022;
    private const double AsksWhoSaidSo = 0.0140;
    private const double LeavesAMonth = 0.011;
    private const double GivesUpAMonth = 0.018;
    private const double FullAtFirst = 0.86;
    private static readonly double[] Forms = [0.27, 0.40, 0.33];
    private readonly City city;
    private readonly Dice dice;
    private readonly List<CareHouse> houses;
    private readonly int[] taken;
    private readonly List<CareWish> waiting = [];
    private readonly List<CareWish> placed = [];
    private readonly HashSet<int> known = [];

    public CareLedger(City city)
    {
        (this.city, dice, houses) = (city, city.DiceOf("care_ledger", 0), CareHouse.All(city));
        taken = new int[houses.Count];
        var people = city.Residents.Where(r => r.Holder).ToList();
        Fill(people);
        for (var month = 0; month < city.Window.Count; month++)
        {
            Leave(month);
            foreach (var person in people)
            {
                if (person.LivesIn(month) && person.IsForCareIn(month) && dice.Chance(Wish(person, month)) && known.Add(person.Person))
                {
                    Ask(person, city.Window.First(month) + dice.Below(20));
                }
            }

            Take(month);
        }
    }

    public List<CareWish> Wishes { get; } = [];

    private double Wish(Resident person, int month) =>
        person.SurveyOf(city.Window.Year(month)) is { } said && (said.Answers & NeedsCare) != 0 ? AsksWhoSaidSo : AsksAMonth;

    private void Ask(Resident person, int day)
    {
        var wish = new CareWish(person, (CareForm)dice.Pick(Forms), day);
        Wishes.Add(wish);
        waiting.Add(wish);
    }

    /// <summary>The houses as they stand at the beginning, most places taken years ago, and those who waited then.</summary>
    private void Fill(List<Resident> people)
    {
        foreach (var person in people.Where(p => p.From == 0 && p.IsForCareIn(0)))
        {
            if (!dice.Chance(0.35))
            {
                continue;
            }

            var wish = new CareWish(person, (CareForm)dice.Pick(Forms), city.Window.First(0) - dice.Between(60, 2_000));
            var house = houses.Find(h => Suits(h, wish, 0) && taken[h.Number] < FullAtFirst * h.PlacesIn(0, city.Window));
            if (house is null && !dice.Chance(0.06))
            {
                continue;
            }

            known.Add(person.Person);
            if (house is null)
            {
                Ask(person, city.Window.First(0) - dice.Between(1, 300));
                continue;
            }

            (wish.House, wish.Placed) = (house, wish.Asked + dice.Between(5, 55));
            taken[house.Number]++;
            Wishes.Add(wish);
            placed.Add(wish);
        }
    }

    private void Leave(int month)
    {
        placed.RemoveAll(wish =>
        {
            var stays = wish.Person.LivesIn(month) && wish.Person.IsWorkingAgeIn(month) && !dice.Chance(LeavesAMonth);
            if (!stays)
            {
                wish.Over = Math.Max(wish.Placed + 1, city.Window.First(month) + dice.Below(18));
                taken[wish.House!.Number]--;
                known.Remove(wish.Person.Person);
            }

            return !stays;
        });
        waiting.RemoveAll(wish =>
        {
            var waits = wish.Person.LivesIn(month) && !dice.Chance(GivesUpAMonth);
            if (!waits)
            {
                wish.Over = Math.Max(wish.Asked + 1, city.Window.First(month) + dice.Below(18));
            }

            return !waits;
        });
    }

    private void Take(int month)
    {
        waiting.RemoveAll(wish =>
        {
            if (houses.Find(h => Suits(h, wish, month) && taken[h.Number] < h.PlacesIn(month, city.Window)) is not { } house)
            {
                return false;
            }

            (wish.House, wish.Placed) = (house, Math.Max(wish.Asked + 5, city.Window.First(month) + 20 + dice.Below(8)));
            taken[house.Number]++;
            placed.Add(wish);
            return true;
        });
    }

    private bool Suits(CareHouse house, CareWish wish, int month) =>
        house.Form == wish.Form && (house.Form != CareForm.Day || TownOf(house.Village) == TownOf(wish.Person.VillageIn(month)));

    private int TownOf(int village) => city.Places.Villages[village].Town;
}
