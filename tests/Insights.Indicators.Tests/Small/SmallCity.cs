using DuckDB.NET.Data;

namespace Insights.Indicators.Tests.Small;

public sealed record StateRow(
    long Person, DateOnly Month, string Programme, string? Village, string? Town, bool Entitled, bool Covered, bool InProcess, bool Declined, bool Missed,
    bool WronglyPaid, bool Unknown, bool UnknownPaid, double Due, double Paid, string? Reason, int? CaseMonths)
{
    /// <summary>By number, as all that follows: of a person in all programmes the same.</summary>
    public string? Missing => !Unknown ? null : (Person % 7) switch { < 4 => "hh_income", 4 or 5 => "cert_valid", _ => "payment_line" };

    public string? Amount => !Covered ? null : Person % 11 == 0 ? "too_low" : Person % 17 == 0 ? "too_high" : "right";

    public string? Unmet => !WronglyPaid ? null : (Person % 5) switch { < 2 => "died", < 4 => "means", _ => "moved" };

    public int? WrongMonths => WronglyPaid ? (int)(Person % 20) + 1 : null;

    public double? Since => WronglyPaid && Programme != "all" ? Paid * WrongMonths : null;

    /// <summary>Paid in every programme to which the person is entitled.</summary>
    public bool Fully => Covered && !(InProcess || Declined || Missed);

    public double Lacking => Fully && Amount == "too_low" ? 10 + Person % 30 : 0;

    public double Over => Fully && Amount == "too_high" ? 5.5 + Person % 20 : 0;

    /// <summary>How far the entitled have come; by number, so that it costs no dice. Of one programme no application is on record.</summary>
    public string? Step => Programme is "all" or SmallCity.Unrecorded || !Entitled ? null
        : Covered ? "paid" : Declined ? "not_asked" : InProcess ? "asked" : (Person % 6) switch { < 3 => "not_asked", 3 => "asked", _ => "approved" };
}

/// <summary>What a person is: by number, so that it costs no dice.</summary>
public static class Traits
{
    public static int Category(long person) => (int)(person % 9 % 7) + 1;

    public static int Grade(long person) => (int)(person % 4) + 1;

    public static string Sex(long person) => person % 5 < 3 ? "male" : "female";

    public static int Age(long person) => (int)(person * 37 % 95);

    public static string Stage(int age) => age < 7 ? "0-6" : age < 18 ? "7-17" : age < 60 ? "18-59" : "60+";

    /// <summary>Whether the person is of the class of a breakdown.</summary>
    public static bool Is(long person, int age, string family, string value) => family switch
    {
        "category" => $"{Category(person)}" == value,
        "grade" => $"{Grade(person)}" == value,
        "sex" => Sex(person) == value,
        "stage" => Stage(age) == value,
        "working_age" => (age < 30 ? "16-29" : age < 45 ? "30-44" : "45-59") == value,
        _ => true,
    };
}

public sealed record PersonRow(long Person, DateOnly Month, string? Village, string? Town, bool Holder, bool CoreMissed, bool Expiring);

public sealed record FlowRow(long Person, DateOnly Month, string? Village, string? Town, string Direction, string Flow);

/// <summary>Someone missed now, or a year before.</summary>
public sealed record YearRow(long Person, DateOnly Month, string? Village, string? Town, string Direction, string State);

public sealed record HouseholdRow(
    long Household, DateOnly Month, string? Village, string? Town, int Members, string Type, double? Income, double? Wage, double? Business, double? Property,
    double? Transfer, double? Consumption, double? Line, double? City, double? CityConsumption)
{
    public static readonly string[] Classes = ["food", "clothing", "housing", "household", "transport", "education", "medical", "other"];

    public double? PerHead => Income / Members;

    /// <summary>Every second household keeps an account; by class, to the cent.</summary>
    public double[]? Spending => Consumption is { } all && Household % 2 == 0
        ? [.. Classes.Select((_, i) => Math.Round(all * (i == 0 ? 0.3 : 0.1 + (0.01 * ((Household + i) % 5))), 2))]
        : null;

    /// <summary>60 % of the median of the city's residents.</summary>
    public double? RelativeLine => 0.504 * City;
}

/// <summary>One estimate of the people on no list.</summary>
public sealed record UnseenRow(string Area, string Class, double? Value, double? Lower, double? Upper);

public sealed record SurveyRow(long Person, DateOnly Month, string? Village, string? Town, int Age, bool? Employed, bool NeedsCare, bool ReportsCare);

/// <summary>A random little city with the relations that the indicators read: 5 towns, 3 to 7 villages each, a few months.</summary>
public sealed class SmallCity
{
    public static readonly IReadOnlyDictionary<string, double> Amounts = new Dictionary<string, double>
    {
        ["living_subsidy"] = 217, ["care_subsidy"] = 290, ["dibao"] = 745, ["dibao_single"] = 690, ["tekun"] = 2016,
    };

    public const string Unrecorded = "tekun";

    public static readonly string[] Reasons = ["no_application", "data_mismatch", "expired_certificate", "new_entitlement"];

    private static readonly string[] InFlows = ["new_entitlement", "stopped", "expired_application", "reopened", "other_in"];
    private static readonly string[] OutFlows = ["paid", "not_entitled", "died_moved", "in_process", "declined", "other_out"];
    private static readonly string[] Was = ["missed", "covered", "in_process", "declined", "unknown", "not_entitled", "not_on_file"];
    private static readonly string[] Became = ["covered", "in_process", "declined", "unknown", "not_entitled", "died_moved"];
    private readonly Random dice;

    /// <param name="placeless">Share of persons without a place; some more have a town and no village.</param>
    public SmallCity(int seed, int persons = 1500, int months = 3, double placeless = 0.01)
    {
        dice = new Random(seed);
        Months = [.. Enumerable.Range(0, months).Select(m => new DateOnly(2026, 1, 1).AddMonths(m))];
        Places.Add(("441900", null, "city"));
        for (var t = 0; t < 5; t++)
        {
            var town = $"44190000{t}";
            Places.Add((town, "441900", "town"));
            for (var v = 0; v < dice.Next(3, 8); v++)
            {
                Places.Add(($"{town}{v:000}", town, "village"));
            }
        }

        var villages = Places.Where(p => p.Level == "village").ToArray();
        for (long person = 1; person <= persons; person++)
        {
            var home = villages[(int)(villages.Length * dice.NextDouble() * dice.NextDouble())];
            var lost = dice.NextDouble();
            var town = lost < placeless ? null : home.Parent;
            Live(person, lost < 2 * placeless ? null : home.Code, town);
        }
    }

    public List<(string Code, string? Parent, string Level)> Places { get; } = [];

    public IReadOnlyList<DateOnly> Months { get; }

    public List<StateRow> States { get; } = [];

    public List<PersonRow> Persons { get; } = [];

    public List<FlowRow> Flows { get; } = [];

    public List<YearRow> Years { get; } = [];

    public List<HouseholdRow> Households { get; } = [];

    public List<SurveyRow> Surveys { get; } = [];

    /// <summary>The town with too few people on lists to estimate the unseen.</summary>
    public const string Untold = "441900001";

    /// <summary>Of the last month; one town has too few to tell.</summary>
    public IReadOnlyList<UnseenRow> Unseen => field ??= [.. Places.Where(p => p.Level != "village").Select((p, i) => p.Code == Untold ? new UnseenRow(p.Code, "", null, null, null) : new UnseenRow(p.Code, "", 120 + i, 70 + i, 210 + i)),
        new("441900", "category:4", 40, 20, 90), new("441900", "age:60+", 60, 30, 110)];

    /// <summary>60 % of the median of all members of households with a known income, by writing down each member's income.</summary>
    public double RiskLine(DateOnly month)
    {
        var members = Households.Where(h => h.Month == month && h.Income is not null).SelectMany(h => Enumerable.Repeat(h.PerHead!.Value, h.Members)).Order().ToArray();
        return 0.6 * ((members[(members.Length - 1) / 2] + members[members.Length / 2]) / 2);
    }

    /// <summary>Organisations, staff, money and tasks of the same places and months.</summary>
    public SmallBodies Bodies => field ??= new SmallBodies(this);

    /// <summary>Services to people, places of care and public places.</summary>
    public SmallRegisters Registers => field ??= new SmallRegisters(this);

    private bool Chance(double share) => dice.NextDouble() < share;

    private void Live(long person, string? village, string? town)
    {
        var programmes = Amounts.Keys.Where(p => Chance(p switch { "living_subsidy" => 0.3, "care_subsidy" => 0.5, "dibao" => 0.1, _ => 0.02 })).ToArray();
        var members = dice.Next(1, 6);
        var type = new[] { "single", "couple", "other" }[dice.Next(3)];
        var level = Math.Exp(7 + dice.NextDouble());
        var age = dice.Next(5, 90);
        foreach (var month in Months)
        {
            var mine = programmes.Select(p => State(person, month, p, village, town)).ToArray();
            States.AddRange(mine);
            if (mine.Length > 0)
            {
                States.Add(new(person, month, "all", village, town, mine.Any(s => s.Entitled), mine.Any(s => s.Covered), mine.Any(s => s.InProcess), mine.Any(s => s.Declined),
                    mine.Any(s => s.Missed), mine.Any(s => s.WronglyPaid), mine.Any(s => s.Unknown), mine.Any(s => s.UnknownPaid), mine.Sum(s => s.Due), mine.Sum(s => s.Paid),
                    mine.FirstOrDefault(s => s.Missed)?.Reason, mine.Max(s => s.CaseMonths)));
            }

            Persons.Add(new(person, month, village, town, Chance(0.95), Chance(0.03), Chance(0.04)));
            if (Chance(0.02))
            {
                var inward = Chance(0.5);
                Flows.Add(new(person, month, village, town, inward ? "in" : "out", inward ? InFlows[dice.Next(5) * dice.Next(5) / 4] : OutFlows[dice.Next(6) * dice.Next(6) / 5]));
            }

            if ((person + month.Month) % 7 == 0)
            {
                var states = person % 3 == 0 ? Became : Was;
                Years.Add(new(person, month, village, town, person % 3 == 0 ? "became" : "was", states[(int)(person * person % 11 % states.Length)]));
            }

            if (person % 10 < 7)
            {
                double Part(double share) => Math.Round(level * members * share * (0.5 + dice.NextDouble()), 2);
                var (wage, business, property, transfer) = (Part(0.5), Part(0.1), Part(0.05), Part(0.35));
                var known = Chance(0.95);
                Households.Add(new(person, month, village, town, members, type, known ? Math.Round(wage + business + property + transfer, 2) : null, known ? wage : null,
                    known ? business : null, known ? property : null, known ? transfer : null, Chance(0.9) ? Part(0.8) : null, 1260, month.Month == 2 ? null : 5750.25, month.Month == 2 ? null : 4002.5));
            }

            if (Chance(0.8))
            {
                Surveys.Add(new(person, month, village, town, age, Chance(0.1) ? null : Chance(0.6), Chance(0.3), Chance(0.4)));
            }
        }
    }

    private StateRow State(long person, DateOnly month, string programme, string? village, string? town)
    {
        var draw = dice.NextDouble();
        var state = draw < 0.85 ? "covered" : draw < 0.88 ? "in_process" : draw < 0.885 ? "declined" : draw < 0.95 ? "missed" : draw < 0.97 ? "wrongly_paid" : draw < 0.99 ? "unknown" : "unknown_paid";
        var entitled = state is "covered" or "in_process" or "declined" or "missed";
        var paid = state is "covered" or "wrongly_paid" or "unknown_paid";
        var amount = Amounts[programme];
        return new(person, month, programme, village, town, entitled, state == "covered", state == "in_process", state == "declined", state == "missed", state == "wrongly_paid",
            state == "unknown", state == "unknown_paid", entitled ? amount : 0, paid ? amount : 0,
            state == "missed" ? Reasons[dice.Next(4) * dice.Next(4) / 3] : null, state == "missed" ? dice.Next(0, 20) : null);
    }
}
