using Insights.Policy.Feel;
using Insights.Warehouse.Naming;

namespace Insights.Policy.Rules;

/// <summary>Definitions, programmes and their expressions.</summary>
internal sealed partial class RuleBookReader
{
    private static readonly string[] ProgrammeKeys =
        ["order", "name", "clause", "unit", "period", "receipts", "received", "income", "statutory_days", "back_pay_months", "decline_asked_again_months", "payers", "parameters", "rules"];

    private IEnumerable<FeelSymbol> Symbols => facts.Select(fact => fact.Symbol).Concat(parameters.Select(Symbol)).DistinctBy(symbol => symbol.Name);

    internal static FeelSymbol Symbol(PolicyParameter parameter) =>
        new(parameter.Name.Zh, parameter.Id, FeelType.Number, FeelSymbolKind.Parameter, FeelAbsence.None)
        {
            NeverZero = parameter.Entries.All(entry => entry.Value != 0),
        };

    private void Definitions(PolicyYaml yaml)
    {
        foreach (var entry in yaml.List("definitions", "id", "name", "meaning", "is"))
        {
            var (id, name) = (entry.Text("id"), entry.Text("name"));
            Take(entry, "id", id);
            Take(entry, "name", name);
            Ascii(entry, "id", id);
            if (Expression(entry, "is", null, null) is { } expression)
            {
                definitions.Add(new(new(name, id, expression.Root), entry.Both("meaning"), expression));
            }
        }
    }

    private void Programme(string id, PolicyYaml yaml)
    {
        var (versions, last) = (new List<RuleVersion>(), (PolicyYaml?)null);
        var receipts = yaml.OneOf("receipts", "payments", "services", "none");
        var (service, received) = Received(yaml, receipts);
        foreach (var rule in yaml.List("rules", "from", "to", "ended_by", "document", "document_en", "confidence", "clauses", "amount"))
        {
            if (Version(id, rule, receipts == "services") is { } version)
            {
                Follow(rule, versions.LastOrDefault(), version);
                versions.Add(version);
                last = rule;
            }
        }

        End(last, versions.LastOrDefault());

        var used = versions.SelectMany(version => version.Clauses.Select(clause => clause.When).Append(version.Amount))
            .SelectMany(expression => ParametersOf(expression.Root)).SelectMany(parameter => proposedFiles.GetValueOrDefault(parameter.Id, []).Append(parameter.Programme + ".yaml"));
        var order = yaml.Count("order");
        if (programmes.FirstOrDefault(other => other.Order == order) is { } same)
        {
            yaml.Fault("order", $"“order: {order}” is already that of {same.Id}.yaml");
        }

        programmes.Add(new(id, order, yaml.Both("name"), yaml.OneOf("clause", [.. FoundingText.Clauses]), yaml.OneOf("unit", "person", "household"),
            yaml.OneOf("period", "month", "year", "once"), receipts == "payments", yaml.OneOf("income", "yes", "no") == "yes",
            yaml.Count("statutory_days"), yaml.Count("back_pay_months"), yaml.Count("decline_asked_again_months"),
            versions, Payers(yaml, versions.FirstOrDefault()?.From), Hash(used.Concat([id + ".yaml", FactsFile, DefinitionsFile])))
        {
            Service = service,
            Received = received,
        });
    }

    /// <summary>Dated shares of the payers, from the first month of the rule on.</summary>
    private static List<PayerShares> Payers(PolicyYaml yaml, DateOnly? begins)
    {
        var payers = new List<PayerShares>();
        foreach (var entry in yaml.List("payers", "from", "shares", "confidence", "source", "source_en"))
        {
            if (entry.Month("from") is not { } from || entry.Map("shares", [.. PayerShares.Levels]) is not { } map)
            {
                continue;
            }

            var shares = PayerShares.Levels.Where(map.Has).ToDictionary(level => level, level => map.Number(level), StringComparer.Ordinal);
            if (shares.Values.Sum() != 1 || shares.Values.Any(share => share < 0))
            {
                entry.Fault("shares", $"the shares sum to {shares.Values.Sum()}; none is below 0 and together they are 1");
            }

            if (payers.Count > 0 && from <= payers[^1].From)
            {
                entry.Fault("from", $"payers from {from:yyyy-MM} stand after {payers[^1].From:yyyy-MM}; entries go up by month, each month once");
            }

            if (payers.Count == 0 && from > begins)
            {
                entry.Fault("from", $"gap: nobody pays before {from:yyyy-MM}, the rule begins in {begins:yyyy-MM}");
            }

            payers.Add(new(from, shares, entry.Text("confidence"), entry.Text("source")) { SourceEn = entry.OptionalText("source_en") });
        }

        return payers;
    }

    private RuleVersion? Version(string id, PolicyYaml rule, bool ofServices)
    {
        var from = rule.Month("from");
        var to = rule.Has("to") ? rule.Month("to") : null;
        if (from is null)
        {
            return null;
        }

        if (to < from)
        {
            rule.Fault("to", $"the rule ends in {to:yyyy-MM}, before it begins in {from:yyyy-MM}");
        }

        var clauses = new List<RuleClause>();
        foreach (var clause in rule.List("clauses", "id", "zh", "en", "when", "unmet", "shown_by_receipt"))
        {
            var name = clause.Text("id");
            Ascii(clause, "id", name);
            if (clauses.Any(other => other.Id == name))
            {
                clause.Fault("id", $"“{name}” is already the id of a clause of this rule");
            }

            var meaning = new BilingualText(clause.Text("zh"), clause.Text("en"));
            var unmet = clause.Has("unmet") ? clause.OneOf("unmet", [.. RuleClause.Kinds]) : RuleClause.Other;
            var shown = clause.Has("shown_by_receipt") && clause.OneOf("shown_by_receipt", "yes", "no") == "yes";
            if (shown && !ofServices)
            {
                clause.Fault("shown_by_receipt", "only the register of a service can show it; take “shown_by_receipt” away, or write “receipts: services” above");
            }

            if (Expression(clause, "when", FeelType.Boolean, from) is { } when)
            {
                clauses.Add(new(name, meaning, when) { Unmet = unmet, IsShownByReceipt = shown });
            }
        }

        if (clauses.Count == 0)
        {
            rule.Fault("clauses", $"{id} has a rule without a clause");
        }

        return Expression(rule, "amount", FeelType.Number, from) is { } amount
            ? new(from.Value, to, rule.Text("document"), rule.Text("confidence"), clauses, amount) { EndedBy = rule.OptionalText("ended_by"), DocumentEn = rule.OptionalText("document_en") } : null;
    }

    /// <summary>An expression of a rule: readable, typed, without a number of its own, with an answer in every case, and expressible in SQL.</summary>
    private FeelExpression? Expression(PolicyYaml entry, string key, FeelType? type, DateOnly? from)
    {
        var (text, line) = entry.Expression(key);
        if (text.Length == 0)
        {
            return null;
        }

        void Fault(FeelPosition at, string message) => faults.Add(new(entry.File, line + at.Line - 1, $"“{key}”, column {at.Column}: {message}"));
        try
        {
            var expression = FeelExpression.Read(text, new FeelScope(Symbols, definitions.Select(one => one.Definition).DistinctBy(one => one.Name)));
            foreach (var misfit in expression.Misfits)
            {
                Fault(misfit.At, misfit.Message);
            }

            if (expression.Misfits.Count > 0)
            {
                return null;
            }

            var root = expression.Root;
            foreach (var node in Own(root))
            {
                // Zero is no number of a policy: whether there is anything at all.
                if (node is ConstantNode { Type.Kind: not (FeelKind.String or FeelKind.Boolean), Value: not 0m })
                {
                    Fault(node.At, "a rule holds no number or date of its own; give it a name under “parameters”");
                }
            }

            if (type is not null && root.Type != type)
            {
                Fault(root.At, $"the result is {root.Type}; {type} is expected");
            }

            if (root.MayBeNull)
            {
                Fault(root.At, "the result may be null (a division by what may be zero, a text that is not found); a rule needs an answer");
            }

            foreach (var late in ParametersOf(root).Where(parameter => from is not null && parameter.Entries.Count > 0 && parameter.Entries[0].From > from))
            {
                Fault(root.At, $"gap: “{late.Name.Zh}” has no value before {late.Entries[0].From:yyyy-MM}, the rule begins in {from:yyyy-MM}");
            }

            _ = new FeelSql().Text(root);
            return expression;
        }
        catch (FeelException refused)
        {
            Fault(refused.At, refused.Reason);
            return null;
        }
    }

    /// <summary>The nodes of an expression without those inside the definitions that it names, and without the scale of a rounding, which is no policy.</summary>
    private static IEnumerable<FeelNode> Own(FeelNode node) => node switch
    {
        DefinedNode => [node],
        CallNode { Function.Parameters: [_, { Name: "scale" }] } rounding => Own(rounding.Arguments[0]).Prepend(node),
        _ => node.Children.SelectMany(Own).Prepend(node),
    };

    private IEnumerable<PolicyParameter> ParametersOf(FeelNode root) => root.Everything().OfType<ReadNode>()
        .Where(read => read.Symbol.Kind == FeelSymbolKind.Parameter)
        .Select(read => parameters.FirstOrDefault(parameter => parameter.Id == read.Symbol.Key)).OfType<PolicyParameter>().Distinct();
}
