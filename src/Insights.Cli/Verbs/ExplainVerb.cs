using System.CommandLine;
using System.Globalization;
using Insights.Etl;
using Insights.Policy.Rules;
using Insights.Warehouse;

namespace Insights.Cli.Verbs;

/// <summary>insights explain. Each person looked up is a line in looks.log of the data home, also one that the register does not hold: that is an answer too.</summary>
public static class ExplainVerb
{
    private const string Received = "received";

    public static Command Command()
    {
        var home = Verb.Home();
        var person = new Option<string>("--person") { Description = "Person key (P…) or citizen number.", Required = true };
        var programme = new Option<string>("--programme") { Description = "Id of the programme: the name of its file in src/policy, such as care_subsidy, dibao, medical_aid, child_rehab, care_day or home_modification.", Required = true };
        var month = new Option<DateOnly?>("--month") { Description = "YYYY-MM; the last where absent.", CustomParser = r => RunVerb.Month(r.Tokens.Single().Value, r.AddError) };
        var officer = new Option<string>("--officer") { Description = "Who looks; kept in looks.log. The machine's account where absent.", DefaultValueFactory = _ => Environment.UserName };
        var json = Verb.Json();
        var command = new Command(
            "explain",
            "One person's entitlement, clause by clause, with document and date, and the records behind it down to file, sheet and row. Personal data: for the case role; each look is logged. "
            + "Example: insights explain --home ./insights-home --person P0123456789AB --programme care_subsidy --month 2026-10 --officer 'Li Min'")
        {
            home, person, programme, month, officer, json,
        };
        command.SetAction(parsed => Verb.Run(() =>
        {
            if (string.IsNullOrWhiteSpace(parsed.GetRequiredValue(officer)))
            {
                Console.Error.WriteLine("--officer is the name of who looks, such as 'Li Min'.");
                return ExitCode.Usage;
            }

            var at = new DataHome(parsed.GetRequiredValue(home).FullName, make: false);
            using var door = new WarehouseDoor(at.Root);
            var version = StatusVerb.Published(door);
            var rules = Content.Of(new ContentFolders(home: at), version).Rules;
            var key = parsed.GetRequiredValue(person);
            var id = parsed.GetRequiredValue(programme);
            if (rules.Programmes.All(p => p.Id != id))
            {
                throw new WarehouseFaultException(Verb.NoSuch("programme", id, [.. rules.Programmes.Select(p => p.Id)]));
            }

            var when = Verb.InRecord(parsed.GetValue(month), version.Months());
            var facts = version.PersonFacts(key, when);
            PersonLog.Add(at, PersonLog.Looks, version.Name, facts?["person_key"] as string ?? "-", id, Month(when)!, parsed.GetRequiredValue(officer));
            if (facts is null)
            {
                throw new WarehouseFaultException($"'{key}' is not in the population of {when:yyyy-MM}. Give a person key (P…) or a citizen number that the register holds.");
            }

            var service = rules.Programme(id).Service is null ? null : version.PersonReceipts(key, when)?.GetValueOrDefault(id + "_state") as string;
            var explanation = rules.Explain(id, when, facts, service == Received);
            var state = rules.Programme(id).Service is null ? version.PersonState(key, id, when)
                : State(explanation.Verdict, service) is { } word ? new Dictionary<string, object?> { ["state"] = word, ["reason"] = null, ["paid_yuan"] = null } : null;
            var records = Records(at, version, explanation, key);
            if (parsed.GetValue(json))
            {
                JsonPrinter.Print(Document(explanation, state, facts, records));
            }
            else
            {
                Print(explanation, state, facts);
                Print(records);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    /// <summary>The landed rows that the facts, the asking and the paying rest on.</summary>
    private static IReadOnlyList<PersonRecord> Records(DataHome at, PublishedVersion version, Explanation e, string person)
    {
        var (ids, household) = version.PersonIdentity(person, e.Month);
        HashSet<string> feeds = [.. e.Clauses.SelectMany(c => c.Inputs).Select(i => i.Fact.Feed), .. e.Programme.IsRecorded ? ["payments", "applications"] : Array.Empty<string>(), .. e.Programme.Service is { } service ? [service.Feed] : Array.Empty<string>()];
        return new Intake(new ContentFolders(home: at), at, TimeProvider.System).RecordsOf(ids, household, feeds, e.Programme.Id, e.Programme.Unit == "household", e.Month, version.Files().Select(f => f.Load).DefaultIfEmpty().Max());
    }

    private static void Print(IReadOnlyList<PersonRecord> records)
    {
        Console.WriteLine(records.Count == 0 ? "来源 没有入库的记录" : "来源");
        foreach (var r in records)
        {
            Console.WriteLine($"  {r.Title.Zh}（{r.Owner.Zh}）{r.On:yyyy-MM-dd} {r.File}{(r.Sheet.Length > 0 ? $" / {r.Sheet}" : string.Empty)} / 第 {r.Row} 行");
        }
    }

    /// <summary>The ledger's word for a programme that a register of services tells at the as-of month; nothing where it does not tell.</summary>
    private static string? State(Entitlement verdict, string? service) => (verdict, service) switch
    {
        (_, null) => null,
        (Entitlement.Entitled, Received) => "covered",
        (Entitlement.Entitled, "in_process") => "in_process",
        (Entitlement.Entitled, _) => "blind_spot",
        (Entitlement.Unknown, Received) => "unknown_paid",
        (Entitlement.Unknown, _) => "unknown",
        (_, Received) => "wrongly_paid",
        _ => null,
    };

    private static object Document(Explanation e, IReadOnlyDictionary<string, object?>? state, IReadOnlyDictionary<string, object?> facts, IReadOnlyList<PersonRecord> records) => new
    {
        person = facts["person_key"],
        programme = e.Programme.Id,
        month = e.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        entitled = Word(e.Verdict),
        state = state?["state"] ?? "none",
        reason = state?["reason"],
        period = e.Programme.Period,
        due_yuan = e.Amount,
        paid_yuan = state?["paid_yuan"],
        missing = e.Missing is { } m ? new { fact = m.Name, column = m.Column, owed_by = m.Department.Zh } : null,
        document = e.Rule?.Document,
        document_confidence = e.Rule?.Confidence,
        in_force_from = Month(e.Rule?.From ?? e.Begins),
        in_force_to = Month(e.End?.LastMonth),
        ended_by = e.End?.By,
        followed_from = Month(e.End?.Next?.From),
        clauses = e.Clauses.Select(c => new
        {
            c.Id,
            zh = c.Meaning.Zh,
            en = c.Meaning.En,
            c.Expression,
            verdict = c.Verdict,
            shown_by_receipt = c.IsByReceipt,
            inputs = c.Inputs.ToDictionary(i => i.Fact.Name, i => i.Value),
            parameters = c.Parameters.Select(p => new { name = p.Parameter.Name.Zh, value = p.Entry?.Value, p.Parameter.Unit, source = p.Entry?.Source, source_en = p.Entry?.SourceEn, confidence = p.Entry?.Confidence }),
        }),
        amount = new
        {
            expression = e.AmountExpression,
            parameters = e.AmountParameters.Select(p => new { name = p.Parameter.Name.Zh, value = p.Entry?.Value, p.Parameter.Unit, source = p.Entry?.Source, source_en = p.Entry?.SourceEn, confidence = p.Entry?.Confidence }),
        },
        sources = records.Select(r => new { r.Feed, owner = r.Owner.Zh, on = r.On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), r.File, r.Sheet, r.Row, r.Sha256 }),
    };

    private static void Print(Explanation e, IReadOnlyDictionary<string, object?>? state, IReadOnlyDictionary<string, object?> facts)
    {
        Console.WriteLine($"{facts["person_key"]}  {e.Programme.Name.Zh} ({e.Programme.Id})  {e.Month:yyyy-MM}");
        Console.WriteLine($"判定 {Chinese(e.Verdict)}（{Word(e.Verdict)}）；状态 {Chinese(state?["state"] as string)}{(state?["reason"] is { } reason ? $"，原因 {reason}" : "")}");
        if (e.Rule is { } rule)
        {
            Console.WriteLine($"依据 {rule.Document}（{rule.Confidence}），{rule.From:yyyy-MM} 起{(e.End is { } end ? $"，{end.LastMonth:yyyy-MM} 止：{(end.Next is null ? "项目终止" : "由新规定取代")}，依据 {end.By}" : "")}");
        }
        else if (e.End is { } over)
        {
            Console.WriteLine($"{e.Month:yyyy-MM} 没有规定：{over.Rule.Document} 执行到 {over.LastMonth:yyyy-MM}，项目终止，依据 {over.By}");
        }
        else if (e.Begins is { } begins)
        {
            Console.WriteLine($"{e.Month:yyyy-MM} 没有规定：{begins:yyyy-MM} 起才有");
        }

        foreach (var clause in e.Clauses)
        {
            Console.WriteLine($"  {(clause.Verdict switch { true => "✓", false => "✗", _ => "?" })} {clause.Meaning.Zh}{(clause.IsByReceipt ? "（已享受，视为符合）" : "")}");
            Console.WriteLine($"      {string.Join("，", clause.Inputs.Select(i => $"{i.Fact.Name} = {i.Value switch { null => "未知", true => "是", false => "否", var value => value }}"))}");
            foreach (var p in clause.Parameters)
            {
                Console.WriteLine($"      {p.Parameter.Name.Zh} = {p.Entry?.Value} {p.Parameter.Unit} [{p.Entry?.Confidence}] {p.Entry?.Source}");
            }
        }

        if (e.Missing is { } missing)
        {
            Console.WriteLine($"缺少 {missing.Name}，应由 {missing.Department.Zh} 提供");
        }

        if (e.Amount is { } amount)
        {
            Console.WriteLine($"应发 {amount:0.##} 元/{e.Programme.Period switch { "year" => "年", "once" => "次", _ => "月" }} = {e.AmountExpression}；实发 {(e.Programme.IsRecorded ? $"{state?["paid_yuan"] ?? 0} 元" : "未记录")}");
        }
    }

    private static string? Month(DateOnly? month) => month?.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Word(Entitlement verdict) => verdict switch
    {
        Entitlement.Entitled => "entitled",
        Entitlement.NotEntitled => "not entitled",
        _ => "unknown",
    };

    /// <summary>The state in the field's words, with its code, by which --json and the tables name it.</summary>
    private static string Chinese(string? state) => state switch
    {
        "covered" => "已享受（covered）",
        "in_process" => "办理中（in_process）",
        "declined" => "书面放弃（declined）",
        "blind_spot" => "应助未助（blind_spot）",
        "wrongly_paid" => "错发（wrongly_paid）",
        "unknown" => "待核实（unknown）",
        "unknown_paid" => "待核实而已发放（unknown_paid）",
        _ => "无（none）",
    };

    private static string Chinese(Entitlement verdict) => verdict switch
    {
        Entitlement.Entitled => "应享受",
        Entitlement.NotEntitled => "不应享受",
        _ => "待核实",
    };
}
