using System.Text.RegularExpressions;
using Insights.Indicators.Cards;

namespace Insights.Etl.Contracts;

/// <summary>Reads etl/contracts/*.yaml. Every fault in any file is told at once, with file and line.</summary>
public static partial class ContractFolder
{
    /// <summary>The contracts in the order of their feeds' names.</summary>
    /// <exception cref="InputFaultException">A contract is faulty; the message lists every fault.</exception>
    public static IReadOnlyList<Contract> Read(ContentFolders content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var faults = new ContentFaults();
        var contracts = new List<Contract>();
        foreach (var path in content.Files("contracts", "*.yaml"))
        {
            if (YamlRecord.Read(path, faults) is { } record)
            {
                contracts.Add(Contract(record, path));
            }
        }

        faults.Throw();
        if (contracts.Count == 0)
        {
            throw new InputFaultException($"No contract was found in {Path.Combine(content.Root, "contracts")}; the program's content folder is incomplete.");
        }

        return contracts;
    }

    private static Contract Contract(YamlRecord record, string path)
    {
        var feed = record.Text("feed");
        if (feed != Path.GetFileNameWithoutExtension(path))
        {
            record.Fault("feed", $"feed '{feed}' must be named as its file.");
        }

        var columns = Columns(record);
        var known = columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        var key = record.List("key");
        foreach (var part in key.Where(k => !known.Contains(k)))
        {
            record.Fault("key", $"key column '{part}' is not a column of this contract.");
        }

        if (key.Count == 0)
        {
            record.Fault("key", "'key' is missing: name the columns that tell one row from another.");
        }

        var contract = new Contract(
            feed,
            Words(record, "title"),
            Clauses(record),
            record.Has("basis") ? Words(record, "basis") : null,
            Words(record, "owner"),
            record.Choice("rhythm", Rhythm.Irregular),
            record.Number("due_day", 0),
            record.Number("due_month", 0),
            record.Number("stands", 0),
            record.Flag("awaited"),
            record.Optional("lists"),
            record.List("names"),
            columns,
            key,
            record.Choice("same_key", SameKey.Refuse),
            record.Optional("period"),
            Rules(record, columns),
            Path.GetFileName(path));
        if (contract.Rhythm != Rhythm.Irregular && contract.DueDay is < 1 or > 28)
        {
            record.Fault("due_day", "'due_day' must be 1 to 28, so that every month has it.");
        }

        if (contract.Rhythm == Rhythm.Yearly && contract.DueMonth is < 1 or > 12)
        {
            record.Fault("due_month", "'due_month' must be 1 to 12 for a yearly feed.");
        }

        if (contract.Stands is < 0 or > 36)
        {
            record.Fault("stands", "'stands' must be 1 to 36 months; leave it out where a delivery stands for its own month, quarter or year.");
        }

        if (contract.Lists is { } lists && !known.Contains(lists))
        {
            record.Fault("lists", $"'{lists}' is not a column of this contract.");
        }

        if (contract.Awaited && (contract.Rhythm != Rhythm.Monthly || contract.Period is null))
        {
            record.Fault("awaited", "'awaited' is for monthly feeds with a 'period': a month waits for them.");
        }

        record.Done();
        return contract;
    }

    private static IReadOnlyList<string> Clauses(YamlRecord record)
    {
        var clauses = record.List("clause");
        if (clauses.Count == 0)
        {
            record.Fault("clause", "'clause' is missing: list the commitments that its rows serve, such as [C11, C12].");
        }

        foreach (var clause in clauses.Where(c => !Vocabulary.Clauses.Contains(c)))
        {
            record.Fault("clause", $"'{clause}' is no commitment: they are {Vocabulary.Clauses[0]} to {Vocabulary.Clauses[^1]}.");
        }

        return clauses;
    }

    private static List<ContractColumn> Columns(YamlRecord record)
    {
        var columns = new List<ContractColumn>();
        if (record.Record("columns") is not { } all)
        {
            record.Fault("columns", "'columns' is missing.");
            return columns;
        }

        foreach (var name in all.Keys.ToList())
        {
            var column = all.Record(name)!;
            if (!SnakeCase().IsMatch(name))
            {
                all.Fault(name, $"column '{name}' must be snake_case.");
            }

            var type = column.Choice("type", CellType.Text);
            columns.Add(new ContractColumn(
                name,
                type,
                column.Flag("required"),
                column.List("headers"),
                Codes(column, type),
                [.. column.List("elsewhere").Select(e => Place(column, e))],
                column.Optional("when_blank")));
            if (columns[^1].Elsewhere.Count > 0 && type is not (CellType.Month or CellType.Year or CellType.Code))
            {
                column.Fault("elsewhere", "only a month, a year or a code can be found outside the columns.");
            }

            if (type == CellType.Village && !columns.Exists(c => c.Type == CellType.Town))
            {
                column.Fault("type", "a village needs a column of type town before it, inside which it is looked for.");
            }

            column.Done();
        }

        return columns;
    }

    private static List<CodeWord> Codes(YamlRecord column, CellType type)
    {
        var words = new List<CodeWord>();
        if (column.Record("codes") is { } codes)
        {
            foreach (var code in codes.Keys.ToList())
            {
                words.Add(new CodeWord(code, code));
                words.AddRange(codes.List(code).Select(w => new CodeWord(code, w)));
            }

            foreach (var twice in words.GroupBy(w => HeaderText.Plain(w.Word)).Where(g => g.Select(w => w.Code).Distinct().Count() > 1))
            {
                column.Fault("codes", $"'{twice.Key}' stands for two codes: {string.Join(", ", twice.Select(w => w.Code).Distinct())}.");
            }
        }
        else if (type == CellType.Code)
        {
            column.Fault("type", "a column of type code needs 'codes'.");
        }

        return words;
    }

    private static List<ContractRule> Rules(YamlRecord record, List<ContractColumn> columns)
    {
        var rules = new List<ContractRule>();
        foreach (var rule in record.Records("rules"))
        {
            var column = rule.Text("column");
            if (!columns.Exists(c => c.Name == column))
            {
                rule.Fault("column", $"'{column}' is not a column of this contract.");
            }

            var empties = rule.List("empties");
            foreach (var name in empties.Where(name => !columns.Exists(c => c.Name == name && !c.Required)))
            {
                rule.Fault("empties", $"'{name}' is not a column of this contract that may be empty.");
            }

            rules.Add(new ContractRule(column, rule.Text("sql"), rule.Text("reason"), Words(rule, "words"), empties));
            rule.Done();
        }

        return rules;
    }

    private static Words Words(YamlRecord record, string key)
    {
        if (record.Record(key) is not { } words)
        {
            record.Fault(key, $"'{key}' is missing; it needs zh and en.");
            return new Words(string.Empty, string.Empty);
        }

        var both = new Words(words.Text("zh"), words.Text("en"));
        words.Done();
        return both;
    }

    private static Elsewhere Place(YamlRecord column, string text)
    {
        if (Enum.TryParse<Elsewhere>(text.Replace("_", string.Empty, StringComparison.Ordinal), true, out var place))
        {
            return place;
        }

        column.Fault("elsewhere", $"'{text}' is not one of file_name, title, sheet_name.");
        return Elsewhere.Title;
    }

    [GeneratedRegex("^[a-z][a-z0-9_]*$")]
    private static partial Regex SnakeCase();
}
