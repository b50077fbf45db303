using Insights.Indicators.LivingStandard;

namespace Insights.Indicators.Tests.Small;

/// <summary>The second route: every card written out again over the rows in memory, one place, month and class at a time.</summary>
public sealed class NaiveRecount(SmallCity city)
{
    /// <summary>Numerator and denominator (null for a count), or null where the recount does not know the cell.</summary>
    public (double Numerator, double? Denominator)? Of(string id, string area, DateOnly month, string dimension)
    {
        if (new RegistersRecount(city).Of(id, area, month, dimension) is { } service)
        {
            return service;
        }

        if (new BodiesRecount(city).Of(id, area, month, dimension) is { } body)
        {
            return body;
        }

        var (family, _, value) = dimension.IndexOf(':', StringComparison.Ordinal) is var at and >= 0 ? (dimension[..at], 0, dimension[(at + 1)..]) : ("", 0, "");
        var states = city.States.Where(s => s.Month == month && In(area, s.Village, s.Town)).ToArray();
        var rows = states.Where(s => s.Programme == (family == "programme" ? value : "all") && Traits.Is(s.Person, Traits.Age(s.Person), family, value)).ToArray();
        var money = states.Where(s => family == "programme" ? s.Programme == value : s.Programme != "all").ToArray();
        var persons = city.Persons.Where(p => p.Month == month && In(area, p.Village, p.Town)).ToArray();
        var surveys = city.Surveys.Where(p => p.Month == month && In(area, p.Village, p.Town)).ToArray();
        var homes = city.Households.Where(h => h.Month == month && In(area, h.Village, h.Town)).ToArray();
        var spending = homes.Where(h => h is { Consumption: not null, CityConsumption: not null });
        bool Gap(StateRow s) => s.InProcess || s.Declined || s.Missed;
        double People(Func<StateRow, bool> test) => rows.Count(test);
        switch (id)
        {
            case "entitled": return (People(s => s.Entitled), null);
            case "covered": return (People(s => s.Covered && !Gap(s)), null);
            case "missed" when family == "reason": return (rows.Count(s => s.Missed && s.Reason == value), null);
            case "missed" when family == "age": return (rows.Count(s => s.Missed && Band(s.CaseMonths ?? 0) == value), null);
            case "missed": return (People(s => s.Missed), null);
            case "missed_rate": return (People(s => s.Missed), People(s => s.Entitled));
            case "coverage": return (People(s => s.Covered && !Gap(s)), People(s => s.Entitled));
            case "precision": return (People(s => s.Covered && !s.WronglyPaid && !s.UnknownPaid), People(s => s.Covered || s.WronglyPaid || s.UnknownPaid));
            case "applied_rate": return (People(s => s.Step is not (null or "not_asked")), People(s => s.Step is not null));
            case "approved_rate": return (People(s => s.Step is "approved" or "paid"), People(s => s.Step is not (null or "not_asked")));
            case "paid_rate": return (People(s => s.Step is "paid"), People(s => s.Step is "approved" or "paid"));
            case "amount_right": return (People(s => s.Fully && s.Amount == "right"), People(s => s.Fully));
            case "paid_too_low": return (People(s => s.Fully && s.Amount == "too_low"), null);
            case "paid_too_high": return (People(s => s.Fully && s.Amount == "too_high"), null);
            case "paid_too_low_yuan": return (rows.Sum(s => s.Lacking), null);
            case "paid_too_high_yuan": return (rows.Sum(s => s.Over), null);
            case "unknown" when family == "missing": return (People(s => s.Missing == value), null);
            case "wrongly_paid" when family == "unmet": return (People(s => s.Unmet == value), null);
            case "wrongly_paid" when family == "wrong_age": return (People(s => s.WronglyPaid && Band(s.WrongMonths!.Value) == value), null);
            case "wrongly_paid_yuan": return (money.Where(s => s.WronglyPaid).Sum(s => s.Paid), null);
            case "wrongly_paid_since": return (money.Sum(s => s.Since ?? 0), null);
            case "unknown": return (People(s => s.Unknown), null);
            case "wrongly_paid": return (People(s => s.WronglyPaid), null);
            case "in_process": return (People(s => s.InProcess), null);
            case "declined": return (People(s => s.Declined), null);
            case "unknown_paid": return (People(s => s.UnknownPaid), null);
            case "paid_yuan": return (money.Sum(s => s.Paid), null);
            case "missed_yuan": return (money.Where(s => s.Missed).Sum(s => s.Due), null);
            case "core_missed": return (persons.Count(p => p.CoreMissed), null);
            case "expiring_certificates": return (persons.Count(p => p.Expiring), null);
            case "holders": return (persons.Count(p => p.Holder), null);
            case "missed_flow": return (city.Flows.Count(f => f.Month == month && f.Flow == value), null);
            case "missed_year": return (city.Years.Count(y => y.Month == month && y.Direction == family && y.State == value), null);
            case "employment_rate":
                var asked = surveys.Where(s => s.Age is >= 16 and <= 59 && s.Employed is not null && Traits.Is(s.Person, s.Age, family, value)).ToArray();
                return (asked.Count(s => s.Employed == true), asked.Length);
            case "needs_care_unmet": return (surveys.Count(s => s.NeedsCare && !s.ReportsCare && Traits.Is(s.Person, s.Age, family, value)), surveys.Count(s => s.NeedsCare && Traits.Is(s.Person, s.Age, family, value)));
            case "consumption_per_head": return Ratio(homes.Where(h => h.Consumption is not null), h => h.Consumption!.Value, h => h.Members);
            case "consumption_share": return Ratio(homes.Where(h => h.Spending is not null), h => h.Spending![Array.IndexOf(HouseholdRow.Classes, value)], h => h.Spending!.Sum());
            case "consumption_part": return Ratio(homes.Where(h => h.Spending is not null), h => h.Spending![Array.IndexOf(HouseholdRow.Classes, value)], h => h.Members);
            case "consumption_ratio": return Ratio(spending.Where(h => family != "household" || h.Type == value), h => h.Consumption!.Value, h => h.CityConsumption!.Value * h.Members);
            case "consumption_gap_yuan": return Ratio(spending, h => h.CityConsumption!.Value * h.Members - h.Consumption!.Value, h => h.Members);
            case "unseen": return city.Unseen.Single(u => u.Area == area && u.Class == dimension.Replace("stage:", "age:", StringComparison.Ordinal)).Value is { } unseen ? (unseen, null) : null;
            case "income_city": return Ratio(homes.Where(h => h.City is not null), h => h.City!.Value * h.Members, h => h.Members);
        }

        var known = homes.Where(h => h.Income is not null && (family != "household" || h.Type == value)).ToArray();
        var compared = known.Where(h => h.City is not null).ToArray();
        return id switch
        {
            "income_per_head" => Ratio(known, h => h.Income!.Value, h => h.Members),
            "living_ratio" => Ratio(known, h => h.Income!.Value, h => (h.City ?? 0) * h.Members),
            "living_gap_yuan" => Ratio(compared, h => h.City!.Value * h.Members - h.Income!.Value, h => h.Members),
            "poverty_headcount" => Ratio(known, h => h.PerHead < h.Line ? h.Members : 0, h => h.Members),
            "edge_headcount" => Ratio(known, h => h.PerHead < 1.5 * h.Line ? h.Members : 0, h => h.Members),
            "poverty_gap" => Fgt(known, h => h.Line!.Value, 1),
            "poverty_severity" => Fgt(known, h => h.Line!.Value, 2),
            "edge_gap" => Fgt(known, h => 1.5 * h.Line!.Value, 1),
            "edge_severity" => Fgt(known, h => 1.5 * h.Line!.Value, 2),
            "relative_headcount" => Ratio(compared, h => h.PerHead < h.RelativeLine ? h.Members : 0, h => h.Members),
            "relative_gap" => Fgt(compared, h => h.RelativeLine!.Value, 1),
            "relative_severity" => Fgt(compared, h => h.RelativeLine!.Value, 2),
            "at_risk_rate" => Ratio(known, h => h.PerHead < city.RiskLine(month) ? h.Members : 0, h => h.Members),
            "income_share" => Ratio(known, h => (value switch { "wage" => h.Wage, "business" => h.Business, "property" => h.Property, _ => h.Transfer })!.Value, h => h.Income!.Value),
            "income_band" => Ratio(known, h => Math.Min(14, (int)(h.PerHead!.Value / 500)).ToString("00") == value ? h.Members : 0, h => h.Members),
            _ => null,
        };
    }

    /// <summary>What the poor lack, weighted by their share of the line where α is 2, and the line for everyone.</summary>
    private static (double, double?) Fgt(IEnumerable<HouseholdRow> rows, Func<HouseholdRow, double> line, int alpha)
    {
        double Lack(HouseholdRow h) => h.PerHead >= line(h) ? 0 : alpha == 1 ? (h.Members * line(h)) - h.Income!.Value : h.Members * (line(h) - h.PerHead!.Value) * (line(h) - h.PerHead!.Value) / line(h);
        return Ratio(rows, Lack, h => h.Members * line(h));
    }

    /// <summary>A measure of the households of a place as insights measure has it; a town's poor are those below the city's threshold. Null where there are fewer households than may be told.</summary>
    public double? Measured(string measure, string area, DateOnly month)
    {
        var homes = city.Households.Where(h => h.Month == month && h.Income is not null && In(area, h.Village, h.Town)).ToArray();
        var poor = homes.Where(h => h.PerHead < city.RiskLine(month)).SelectMany(h => Enumerable.Repeat(h.PerHead!.Value, h.Members)).Order().ToArray();
        if (homes.Length < 30 || (measure == "rmpg" && homes.Count(h => h.PerHead < city.RiskLine(month)) < 10))
        {
            return null;
        }

        var all = IncomeMeasures.Of(area, [.. homes.Select(h => h.PerHead!.Value)], [.. homes.Select(h => (double)h.Members)], null);
        return measure switch
        {
            "gini" => all.Gini,
            "s80s20" => all.S80s20,
            _ => 1 - ((poor[(poor.Length - 1) / 2] + poor[poor.Length / 2]) / 2 / city.RiskLine(month)),
        };
    }

    private static string Band(int months) => months <= 3 ? "0-3" : months <= 6 ? "4-6" : months <= 12 ? "7-12" : "13+";

    private static bool In(string area, string? village, string? town) => area.Length == 6 || (area.Length == 9 ? town == area : village == area);

    /// <summary>Sums in whole fen, each row rounded, as the card says.</summary>
    private static (double, double?) Ratio(IEnumerable<HouseholdRow> rows, Func<HouseholdRow, double> numerator, Func<HouseholdRow, double> denominator)
    {
        long n = 0, d = 0;
        foreach (var row in rows)
        {
            n += (long)Math.Round(100 * numerator(row), MidpointRounding.AwayFromZero);
            d += (long)Math.Round(100 * denominator(row), MidpointRounding.AwayFromZero);
        }

        return (n / 100.0, d / 100.0);
    }
}
