using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>
/// What a household has, as its finance checks show it. Calibrated to a mean income a head of about 0.60 of the city's, 0.3 points better
/// each year, wages 36.6 % and transfers 51.5 % of it (facts 3.4).
/// </summary>
internal sealed class Incomes(Window window, Book book)
{
    // Above the edge, in the city's average: a log-normal that is folded at the edge, so that incomes run on over it without a hole.
    private const double RestMean = 0.711;
    private const double RestFrom = 1.51;
    private const double Spread = 0.38;
    private const double CityConsumptionShare = 0.696;
    private const double ConsumptionRatio = 0.524;

    public static void Begin(Family family, Dice dice, int firstMonth, bool newcomer)
    {
        family.Account = Spending.Begin(dice);
        var alone = family.Members.Count == 1;
        var band = dice.Unit();
        var (poor, edge) = alone ? (0.37, 0.12) : (0.107, 0.066);
        family.Band = band < poor ? Band.Poor : band < poor + edge ? Band.Edge : Band.Rest;
        Place(family, dice);
        family.Shares[0] = Clamp(0.377 + (0.13 * dice.Normal()));
        family.Shares[1] = Math.Max(0, 0.083 + (0.04 * dice.Normal()));
        family.Shares[2] = Math.Max(0, 0.041 + (0.02 * dice.Normal()));
        if (family.Band != Band.Rest)
        {
            (family.Shares[0], family.Shares[1], family.Shares[2]) = (family.Shares[0] * 0.8, family.Shares[1] * 0.6, family.Shares[2] * 0.2);
        }

        var honest = family.Band != Band.Rest ? 0.96 : 0.85;
        family.PropertyOk = Fact(dice, honest);
        family.Supporter = Fact(dice, alone ? (family.Band == Band.Poor ? 0.30 : 0.7) : 0.96);
        family.NextCheck = newcomer ? firstMonth + (dice.Chance(0.96) ? 0 : dice.Between(2, 9)) : firstMonth - 13 + dice.Below(12);
        if (dice.Chance(0.009))
        {
            family.NextCheck = int.MaxValue;
        }
    }

    /// <summary>Writes the month's check where it is due, and says when the next will be.</summary>
    public void Month(Family family, Dice dice, int month)
    {
        if (family.NextCheck == int.MaxValue && month > 0 && dice.Chance(0.02))
        {
            family.NextCheck = month;
        }

        if (month < family.NextCheck || !family.Members.Exists(m => m is { Gone: false, Holder: not null }))
        {
            return;
        }

        var day = window.First(month) + dice.Below(27);
        Change(family, dice, day);
        Write(family, dice, month, day);
        var rhythm = family.IsLowIncome ? 6 : 12;
        var progress = Math.Clamp(month / (double)window.Count, 0, 1);
        var late = OutOfTouch(family, dice, day, progress);
        family.NextCheck = month + rhythm + (rhythm == 6 && late > 0 ? late + 6 : late);
        family.PropertyOk = family.PropertyOk < 0 && dice.Chance(0.3) ? (sbyte)1 : family.PropertyOk;
        family.Supporter = family.Supporter < 0 && dice.Chance(0.3) ? (sbyte)1 : family.Supporter;
    }

    /// <summary>Months by which the next check is late (−1: early). Who is on no list and far from help loses touch sooner and for longer.</summary>
    private static int OutOfTouch(Family family, Dice dice, int day, double progress)
    {
        var chance = family.IsLowIncome ? 0.018 - (0.010 * progress) : Math.Min(0.4, (0.034 - (0.012 * progress)) * Distance.Of(family, day));
        family.OutOfTouch = dice.Chance(chance) ? dice.Between(1, family.IsLowIncome ? 4 : 12) : 0;
        return family.OutOfTouch > 0 ? family.OutOfTouch : dice.Chance(0.3) ? -1 : 0;
    }

    private static void Change(Family family, Dice dice, int day)
    {
        var turn = dice.Unit();
        var low = family.IsLowIncome ? 0.5 : 1;
        var fall = (family.OutOfTouch > 0 ? 0.16 : 0.0026) * (family.Band == Band.Rest ? Distance.Fall(family, day) : 1);
        var next = family.Band switch
        {
            Band.Poor => turn < 0.035 * low ? Band.Edge : turn < 0.075 * low ? Band.Rest : Band.Poor,
            Band.Edge => turn < 0.045 * low ? Band.Poor : turn < 0.115 * low ? Band.Rest : Band.Edge,
            _ => turn < Math.Min(0.5, fall) ? Band.Poor : turn < Math.Min(0.8, 1.8 * fall) ? Band.Edge : Band.Rest,
        };
        if (next != family.Band)
        {
            family.Band = next;
            Place(family, dice);
        }

        family.Level = family.Band switch
        {
            Band.Poor => Math.Clamp(family.Level + (0.02 * dice.Normal()), 0, 0.99),
            Band.Edge => Math.Clamp(family.Level + (0.02 * dice.Normal()), 1.02, 1.49),
            _ => (0.98 * family.Level) + (0.199 * dice.Normal()),
        };
    }

    private static void Place(Family family, Dice dice) => family.Level = family.Band switch
    {
        Band.Poor => family.Members.Count == 1 && dice.Chance(0.5) ? dice.Between(0, 0.35) : dice.Between(0.1, 0.98),
        Band.Edge => dice.Between(1.02, 1.48),
        _ => dice.Normal(),
    };

    private void Write(Family family, Dice dice, int month, int day)
    {
        var members = Math.Max(1, family.Members.Count(m => m.Present));
        var city = Amounts.CityMonthly(window.Year(month), window.MonthOfYear(month));
        var years = (month - window.Count) / 12.0;
        var standard = Amounts.Standard(window.Year(month));
        var rest = (RestMean + (0.0012 * years)) * city * Math.Exp((Spread * family.Level) - (Spread * Spread / 2));
        var edge = RestFrom * standard;
        var head = family.Band != Band.Rest ? family.Level * standard : rest < edge ? edge * edge / rest : rest;
        var total = (long)Math.Round(head * members) * 100;
        var wage = Part(total, family.Shares[0]);
        var business = Part(total, family.Shares[1]);
        var property = Part(total, family.Shares[2]);
        var spent = (int)Math.Round(city * CityConsumptionShare * ConsumptionRatio * (0.55 + (0.45 * head / city / 0.6)) * dice.Between(0.9, 1.1) * members * 10) * 10;
        book.Finances.Add(new(family.Household, day, members, wage, business, property, (int)(total - wage - business - property), spent, family.PropertyOk, family.Supporter)
        {
            Spending = family.Account is { } own ? Spending.Of(spent, head / city, own) : null,
        });
    }

    private static int Part(long total, double share) => (int)(total * Math.Min(share, 0.6) / 1000) * 1000;

    private static double Clamp(double share) => Math.Clamp(share, 0, 0.7);

    private static sbyte Fact(Dice dice, double yes) => dice.Chance(0.005) ? (sbyte)-1 : dice.Chance(yes) ? (sbyte)1 : (sbyte)0;
}
