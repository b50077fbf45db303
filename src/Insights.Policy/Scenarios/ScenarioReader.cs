using System.Globalization;
using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;

namespace Insights.Policy.Scenarios;

/// <summary>Scenario files to reforms. Every fault is named with file, line and what to write instead; a file with a fault is not half-used.</summary>
public static partial class ScenarioReader
{
    private const decimal Hundred = 100;

    // Nobody plans a standard for longer than this.
    private const int Farthest = 50;

    private static readonly string[] Keys = ["name", "author", "note", "from", "expires", "parameters", "groups", "take_up", "reach", "uprating"];

    /// <summary>The last month in which a scenario may begin.</summary>
    public static DateOnly Last(DateOnly asOf) => asOf.AddYears(Farthest);

    /// <param name="asOf">The last month that is judged; a scenario begins after it.</param>
    /// <exception cref="PolicyFaultsException">All faults of the file.</exception>
    public static Scenario Read(string file, string text, RuleBook book, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(book);
        var faults = new List<PolicyFault>();
        var scenario = PolicyYaml.Open(file, text, faults, Keys) is { } yaml ? Read(yaml, book, asOf) : null;
        return scenario is null || faults.Count > 0 ? throw new PolicyFaultsException([.. faults.Distinct().OrderBy(f => f.Line)]) : scenario;
    }

    private static Scenario Read(PolicyYaml yaml, RuleBook book, DateOnly asOf)
    {
        var name = yaml.Both("name");
        var from = yaml.Has("from") ? yaml.Month("from", asOf.AddMonths(1)) : null;
        if (!yaml.Has("from"))
        {
            yaml.Fault(null, $"“from” is missing; write “from: {asOf.AddMonths(1):yyyy-MM}” or a later month");
        }

        if (from <= asOf)
        {
            yaml.Fault("from", $"the scenario begins in {from:yyyy-MM}, but {asOf:yyyy-MM} is judged already; a scenario never touches the past. The first month it may begin is the next; write “from: {asOf.AddMonths(1):yyyy-MM}”");
        }

        var expires = yaml.Has("expires") ? yaml.Month("expires", from ?? asOf.AddMonths(1)) : null;
        if (expires < from)
        {
            yaml.Fault("expires", $"the scenario expires in {expires:yyyy-MM}, before it begins in {from:yyyy-MM}; write “expires: {from:yyyy-MM}” or a later month");
        }

        if (from > Last(asOf))
        {
            yaml.Fault("from", $"the scenario begins in {from:yyyy-MM}, more than {Farthest} years ahead; write “from: {asOf.AddMonths(1):yyyy-MM}” or a month up to {Last(asOf):yyyy-MM}");
        }

        string[] changes = ["parameters", "groups", "take_up", "reach", "uprating"];
        if (changes.All(c => !yaml.Has(c) || yaml.HasNothing(c)) && !yaml.Misspelt)
        {
            yaml.Fault(changes.FirstOrDefault(yaml.Has), $"the scenario changes nothing; give at least one of {string.Join(", ", changes)}, such as “parameters: [{{id: {Example(book, asOf)}}}]”");
        }

        var reform = new Reform(yaml.Has("parameters") ? Parameters(yaml, book, asOf) : new Dictionary<string, decimal>())
        {
            Groups = yaml.Has("groups") ? Groups(yaml, book, asOf) : [],
            TakeUp = yaml.Has("take_up") ? Shares(yaml, "take_up", book) : new Dictionary<string, double>(),
            Reach = yaml.Has("reach") ? Shares(yaml, "reach", book) : new Dictionary<string, double>(),
            Uprating = yaml.Has("uprating") ? Uprating(yaml, book) : new Dictionary<string, double>(),
        };
        return new(name, yaml.OptionalText("author"), yaml.OptionalText("note"), from ?? asOf.AddMonths(1), expires, reform);
    }

    private static Dictionary<string, decimal> Parameters(PolicyYaml yaml, RuleBook book, DateOnly asOf)
    {
        var values = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var entry in yaml.List("parameters", "id", "value", "percent", "add"))
        {
            var id = entry.Text("id");
            if (book.Parameters.FirstOrDefault(p => p.Id == id) is not { } parameter)
            {
                if (id.Length > 0)
                {
                    entry.Fault("id", $"no parameter “{id}”{Spelling.Named(id, book.Parameters.Select(p => (p.Id, p.Name)))}");
                }

                continue;
            }

            string[] ways = ["value", "percent", "add"];
            var given = ways.Count(entry.Has);
            if (given == 0 && entry.Misspelt)
            {
                continue;
            }

            if (given != 1)
            {
                entry.Fault("id", $"“{id}” needs exactly one of value (the new value), percent (change in per cent) or add (change in its unit, {parameter.Unit}); write {Ways(entry, ways, parameter, asOf)}");
                continue;
            }

            if (!values.TryAdd(id, 0))
            {
                entry.Fault("id", $"“{id}” is changed twice; keep one of the two");
                continue;
            }

            var law = parameter.In(asOf)?.Value;
            if (law is null && !entry.Has("value"))
            {
                entry.Fault("id", $"“{id}” has no value in {asOf:yyyy-MM} that could be changed; write “value: …” with the new value");
                continue;
            }

            var way = ways.First(entry.Has);
            var value = Changed(entry, way, law);
            var nearest = parameter.Nearest(value);
            if (value < 0)
            {
                entry.Fault(way, $"“{id}” would be {value.ToString(CultureInfo.InvariantCulture)} {parameter.Unit}; it can't be below zero. The least is {Least(entry, law)}");
            }
            else if (nearest != value && !(way == "percent" && parameter.Within(value) == value))
            {
                entry.Fault(way, $"“{id}” would be {Plain(value)} {parameter.Unit}; it can be {Ends(parameter)}. The nearest is {(way == "add" ? $"“add: {Plain(nearest - law!.Value)}”" : $"“value: {Plain(nearest)}”")}");
            }

            // A change in per cent falls between whole grades and ages; it means the nearest one.
            values[id] = nearest;
        }

        return values;
    }

    /// <summary>The new value; what can't be counted is the end of counting, which no range holds.</summary>
    private static decimal Changed(PolicyYaml entry, string way, decimal? law)
    {
        var number = entry.Number(way);
        try
        {
            return way switch { "value" => number, "add" => law!.Value + number, _ => law!.Value * (1 + number / 100) };
        }
        catch (OverflowException)
        {
            return number < 0 ? decimal.MinValue : decimal.MaxValue;
        }
    }

    /// <summary>A parameter with the law's value, as a change is written.</summary>
    private static string Example(RuleBook book, DateOnly asOf) => book.Parameters.First(p => p.In(asOf) is not null) is var one ? $"{one.Id}, value: {Told(one, asOf)}" : "";

    private static string Told(PolicyParameter parameter, DateOnly asOf) => parameter.In(asOf)?.Value.ToString(CultureInfo.InvariantCulture) ?? "…";

    /// <summary>One way of change: those given, each alone; where none is given, the law's value to be changed.</summary>
    private static string Ways(PolicyYaml entry, string[] ways, PolicyParameter parameter, DateOnly asOf) => ways.Any(entry.Has)
        ? string.Join(" or ", ways.Where(entry.Has).Select(way => $"“{way}: {entry.Text(way)}”")) + " alone"
        : $"“value: {Told(parameter, asOf)}” with another number (this is the law's)";

    /// <summary>The values that a parameter can have, in words.</summary>
    private static string Ends(PolicyParameter parameter) =>
        $"{(parameter.Bounds.Step == Math.Truncate(parameter.Bounds.Step) ? "a whole number " : "")}from {Plain(parameter.Nearest(decimal.MinValue))} to {Plain(parameter.Nearest(decimal.MaxValue))}";

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Least(PolicyYaml entry, decimal? law) => entry.Has("value") ? "“value: 0”"
        : entry.Has("add") ? $"“add: {(-law!.Value).ToString(CultureInfo.InvariantCulture)}”" : "“percent: -100”";

    private static List<ReformGroup> Groups(PolicyYaml yaml, RuleBook book, DateOnly asOf)
    {
        var groups = new List<ReformGroup>();
        var scope = book.Scope();
        foreach (var entry in yaml.List("groups", "programme", "clause", "or"))
        {
            if (Programme(entry, entry.Text("programme"), "programme", book) is not { } programme)
            {
                continue;
            }

            var clauses = programme.In(asOf)?.Clauses ?? [];
            var clause = entry.OneOf("clause", [.. clauses.Select(c => c.Id)]);
            var (text, line) = entry.Expression("or");
            if (text.Length == 0)
            {
                continue;
            }

            try
            {
                var expression = FeelExpression.Read(text, scope);
                foreach (var misfit in expression.Misfits)
                {
                    entry.Fault(line + misfit.At.Line - 1, $"“or”, column {misfit.At.Column}: {misfit.Message}");
                }

                if (expression.Misfits.Count == 0 && expression.Root.Type.Kind != FeelKind.Boolean)
                {
                    entry.Fault(line, $"a condition is expected, but “{text}” is a {expression.Root.Type}; compare it, such as “{text} {(expression.Root.Type.Kind is FeelKind.Number ? ">=" : "=")} …”");
                }
            }
            catch (FeelException refused)
            {
                entry.Fault(line + refused.At.Line - 1, $"“or”, column {refused.At.Column}: {refused.Reason}{(refused.At.Offset >= text.Length ? $"; write what follows “{text}”, such as {book.Parameters[0].Name.Zh}" : "")}");
            }

            var group = new ReformGroup(programme.Id, clause, text);
            if (groups.Contains(group))
            {
                entry.Fault(line, $"“{programme.Id}” takes in “{text}” twice; keep one of the two");
            }

            groups.Add(group);
        }

        return groups;
    }

    private static Dictionary<string, double> Shares(PolicyYaml yaml, string key, RuleBook book)
    {
        var shares = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var entry in yaml.List(key, "programme", "share"))
        {
            var share = entry.Number("share", share: true);
            if (share is < 0 or > 1)
            {
                entry.Fault("share", $"“share” is {share.ToString(CultureInfo.InvariantCulture)}; a share from 0 to 1 is expected, such as 0.9 for 90 %; write “share: {(share is > 1 and <= Hundred ? share / Hundred : Math.Clamp(share, 0, 1)).ToString(CultureInfo.InvariantCulture)}”");
            }

            if (Programme(entry, entry.Text("programme"), "programme", book) is { } programme && !shares.TryAdd(programme.Id, (double)share))
            {
                entry.Fault("programme", $"“{programme.Id}” is given twice under {key}; keep one of the two");
            }
        }

        return shares;
    }

    private static Programme? Programme(PolicyYaml entry, string id, string key, RuleBook book)
    {
        var programme = book.Programmes.FirstOrDefault(p => p.Id == id);
        if (programme is null && id.Length > 0)
        {
            entry.Fault(key, $"no programme “{id}”{Spelling.Named(id, book.Programmes.Select(p => (p.Id, p.Name)))}");
        }

        return programme;
    }
}
