using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Tests.Simulation;

/// <summary>Random persons in random households, judged by the SQL, with receipts that fit the verdicts: what the kernel gets, and the rows that a naive recount reads.</summary>
internal sealed class RandomPopulation : IDisposable
{
    public static readonly DateOnly Month = new(2026, 10, 1);

    /// <summary>The one service whose register did not come.</summary>
    public const string NotDelivered = "care_home";

    // What puts a person on the roster, the first that holds.
    private static readonly string[] Statuses = ["tekun", "dibao", "dibao_single", "edge"];

    private static readonly string[] Other = ["category", "grade", "age"];

    /// <param name="withServices">Whether the registers of services came; without them nobody's clause is shown by a receipt, so that the rules alone decide.</param>
    public RandomPopulation(int count, int seed, double missing = 0.1, bool withServices = false)
    {
        Book = PolicyContent.Book;
        RandomPersons.Make(Engine, count, seed, missing);
        Engine.Run($"UPDATE fct_person_month SET month = DATE '{Month:yyyy-MM-dd}'");
        Engine.Run($"CREATE TABLE dim_parameter_month AS {Book.ParameterSql(Month, Month)}");
        Persons = Engine.Rows("SELECT * FROM fct_person_month ORDER BY person_id");
        var dice = new Random(seed);
        var law = Engine.Rows($"SELECT {string.Join(", ", Book.Recorded.Select(p => p.Id + "_entitled"))} FROM ({Book.JudgeSql(programmes: Book.Recorded)}) ORDER BY person_id");
        long home = 0;
        for (var i = 0; i < count; i++)
        {
            home += i == 0 || dice.Next(3) == 0 ? 1 : 0;
            Persons[i]["household_id"] = dice.Next(20) == 0 ? null : home;
            Persons[i]["village"] = "441900003001";
            var town = $"44190000{dice.Next(1, 8)}";
            Persons[i]["town"] = i % 40 == 0 ? null : town;
            foreach (var p in Book.Recorded)
            {
                Persons[i][p.Id + "_state"] = (bool?)law[i][p.Id + "_entitled"] switch
                {
                    true => new[] { "covered", "covered", "covered", "blind_spot", "in_process", "declined", "doubtful" }[dice.Next(7)],
                    false => dice.Next(12) == 0 ? "wrongly_paid" : null,
                    _ => dice.Next(4) == 0 ? "unknown_paid" : "unknown",
                };
            }
        }

        // What a register of services says has nothing to do with what the rules say.
        var services = new Random(seed);
        foreach (var person in Persons)
        {
            foreach (var p in Book.Served.Where(p => withServices && p.Id != NotDelivered))
            {
                person[p.Id + "_state"] = services.Next(20) switch { < 7 => "received", 7 => "in_process", _ => "open" };
            }
        }

        // Households lie together; those without one come last.
        Persons = [.. Persons.OrderBy(p => p["household_id"] is null).ThenBy(p => p["household_id"]).ThenBy(p => p["person_id"])];
        foreach (var people in Persons.Where(p => p["household_id"] is not null).GroupBy(p => (long)p["household_id"]!))
        {
            var counted = dice.Next(5) > 0;
            var (members, income) = (people.Count() + dice.Next(3), dice.Next(0, 900_000) / 100.0);
            var homeType = services.Next(6) switch { 0 => "alone", 1 => "with_minors", 2 => "elderly", 3 => "several_holders", 4 => "others", _ => null };
            foreach (var person in people)
            {
                person["home_type"] = homeType;
                person["living_income"] = counted ? income : null;
                person["living_members"] = counted ? members : null;
                person["living_city_income"] = counted ? 6000.0 : null;
                person["living_type"] = counted ? $"size{Math.Min(4, members)}" : null;
            }
        }
    }

    public Engine Engine { get; } = new();

    public RuleBook Book { get; }

    public IReadOnlyList<Dictionary<string, object?>> Persons { get; }

    public List<Dictionary<string, object?>> Judged(RuleBook book) => Engine.Rows($"SELECT * FROM ({book.JudgeSql()}) ORDER BY person_id");

    /// <summary>
    /// Puts a reform's amounts into force, and moves on the roster whom they move, told apart from the SQL's verdicts by a naive reading of the four statuses.
    /// </summary>
    /// <returns>The new status of those who are moved, by person.</returns>
    public IReadOnlyDictionary<long, string> Enact(Reform reform)
    {
        var before = Listed(law: true);
        foreach (var (id, value) in reform.Parameters)
        {
            Engine.Run($"UPDATE dim_parameter_month SET \"{id}\" = {value}");
        }

        var moved = new Dictionary<long, string>();
        foreach (var (id, after) in Listed(law: false))
        {
            for (var i = 0; i <= Statuses.Length; i++)
            {
                var surelyNow = after[..i].All(v => v == false) && (i == Statuses.Length || after[i] == true);
                var surelyNotThen = before[id][..i].Any(v => v == true) || (i < Statuses.Length && before[id][i] == false);
                if (surelyNow && surelyNotThen)
                {
                    moved.Add(id, i < Statuses.Length ? Statuses[i] : "none");
                }
            }
        }

        if (moved.Count > 0)
        {
            Engine.Run($"UPDATE fct_person_month SET roster_kind = moved.status FROM (VALUES {string.Join(", ", moved.Select(one => $"({one.Key}, '{one.Value}')"))}) AS moved(id, status) WHERE person_id = moved.id");
        }

        return moved;

        Dictionary<long, bool?[]> Listed(bool law)
        {
            var persons = Persons.ToDictionary(p => (long)p["person_id"]!);
            var line = law ? (double)Law("dibao_standard") : (double)reform.Parameters.GetValueOrDefault("dibao_standard", Law("dibao_standard"));
            var multiple = law ? (double)Law("edge_multiple") : (double)reform.Parameters.GetValueOrDefault("edge_multiple", Law("edge_multiple"));
            return Judged(Book).ToDictionary(row => (long)row["person_id"]!, row => Statuses[..^1].Select(status => (bool?)row[status + "_entitled"]).Append(Edge(persons[(long)row["person_id"]!], line, multiple)).ToArray());
        }

        decimal Law(string id) => Book.Parameters.Single(p => p.Id == id).In(Month)!.Value;
    }

    private static bool? Edge(Dictionary<string, object?> person, double line, double multiple)
    {
        var (income, members) = ((double?)person["hh_income"], Convert.ToDouble(person["hh_members"]));
        bool? between = income is null || person["hh_members"] is null ? null : income >= line * members && income - multiple * line * members < -1e-9;
        bool?[] terms = [between, .. new[] { "property_ok", "alive", "in_hukou" }.Select(fact => (bool?)person[fact])];
        return terms.Contains(false) ? false : terms.Contains(null) ? null : true;
    }

    public SimulatedPopulation Population()
    {
        var names = Book.Facts.Select(f => f.Column).Concat(Book.Recorded.Concat(Book.Served).Select(p => p.Id + "_state")).Concat(Other)
            .Concat(["household_id", "village", "town", "living_income", "living_members", "living_city_income", "living_type", "home_type"]).Distinct();
        return SimulatedPopulation.Of(names.ToDictionary(n => n, Column), Book, Month);
    }

    public void Dispose() => Engine.Dispose();

    private TableColumn Column(string name)
    {
        var values = Persons.Select(p => p.GetValueOrDefault(name)).ToArray();
        if (!values.Any(v => v is string) && !name.EndsWith("_state", StringComparison.Ordinal))
        {
            return new(name, [.. values.Select(v => v switch { null => double.NaN, bool truth => truth ? 1 : 0, _ => Convert.ToDouble(v) })], null, []);
        }

        var words = values.OfType<string>().Distinct().ToList();
        return new(name, null, [.. values.Select(v => v is string word ? words.IndexOf(word) : -1)], words);
    }
}
