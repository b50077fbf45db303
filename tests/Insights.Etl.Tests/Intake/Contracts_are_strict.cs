using Insights.Etl.Contracts;
using Insights.Indicators.Cards;

namespace Insights.Etl.Tests.Intake;

/// <summary>Deliberately bad contracts prove that the check bites; the product's own are the binding columns.</summary>
public sealed class Contracts_are_strict
{
    private static readonly Dictionary<string, string> Landed = new()
    {
        ["applications"] = "application_no id18 programme applied_on status decided_on",
        ["certificates"] = "id18 name cert_no category grade components issue_date expiry_date status change_date town village",
        ["city_statistics"] = "statistic area period value unit confidence source source_zh note note_zh",
        ["deaths_moves"] = "id18 event event_date to_town to_village",
        ["education"] = "term id18 stage placement school category assessed from_date to_date town village",
        ["health_register"] = "id18 register category diagnosed_on status change_date town village",
        ["exclusions"] = "id18 kind from_date to_date amount info_date",
        ["finances"] = "household_no check_date members income_wage income_business income_property income_transfer consumption"
            + " spend_food spend_clothing spend_housing spend_household spend_transport spend_education spend_medical spend_other property_ok supporter",
        ["households"] = "household_no id18 name relation joined left town village info_date",
        ["payments"] = "programme pay_month for_from for_to kind id18 household_no amount",
        ["places"] = "code name name_en parent level kind pop_2020 lat lon tile_column tile_row source confidence note",
        ["programme_amounts"] = "programme jurisdiction year amount unit confidence source source_zh",
        ["roster"] = "month id18 household_no kind since care_level category town",
        ["survey"] = "year id18 employed employment_form reports_living reports_care needs_care needs_rehab needs_device needs_job"
            + " study_stage pension_kind medical_kind care_form motor_wheelchair own_dwelling home_modified device_years medical_cost emergency suspected town",
    };

    /// <summary>Feeds of entitlement and of the overlap, whose columns the models read by name.</summary>
    public static IEnumerable<string> Bound => Landed.Keys;

    public static TheoryData<string> BadContracts => [.. Directory.EnumerateFiles(Path.Combine(IntakeCases.Folder, "contracts"), "*.yaml").Select(f => Path.GetFileName(f)!).Order()];

    [Theory]
    [MemberData(nameof(BadContracts))]
    public void A_bad_contract_is_refused_with_file_and_line(string file)
    {
        var root = Directory.CreateTempSubdirectory("insights-contracts-");
        try
        {
            var path = Path.Combine(IntakeCases.Folder, "contracts", file);
            Directory.CreateDirectory(Path.Combine(root.FullName, "contracts"));
            File.Copy(path, Path.Combine(root.FullName, "contracts", file));
            var fault = Assert.Throws<InputFaultException>(() => ContractFolder.Read(new ContentFolders(root.FullName)));
            var expected = File.ReadLines(path).Where(l => l.StartsWith("# expects: ", StringComparison.Ordinal)).Select(l => l[11..]).ToList();
            Assert.NotEmpty(expected);
            Assert.All(expected, e => Assert.Contains(e, fault.Message, StringComparison.Ordinal));
        }
        finally
        {
            root.Delete(true);
        }
    }

    [Fact]
    public void The_feeds_of_entitlement_and_of_the_overlap_land_exactly_the_columns_that_models_read() =>
        Assert.Equal(
            Landed.Select(l => $"{l.Key}: {l.Value}").Order(),
            ContractFolder.Read(new ContentFolders()).Where(c => Landed.ContainsKey(c.Feed)).Select(c => $"{c.Feed}: {string.Join(' ', c.Columns.Select(x => x.Name))}").Order());

    [Fact]
    public void Every_commitment_has_records() =>
        Assert.Equal(Vocabulary.Clauses, ContractFolder.Read(new ContentFolders()).SelectMany(c => c.Clauses).Distinct().Order());

    [Fact]
    public void An_unreadable_correction_is_refused_with_file_and_line()
    {
        using var home = new IntakeHome();
        Directory.CreateDirectory(home.Home.Override("corrections"));
        File.WriteAllText(Path.Combine(home.Home.Override("corrections"), "roster.yaml"), "feed: roster\ncorrections:\n  - match: { id: x }\n    action: drop\n    reason: r\n    status: soon\n");
        home.Csv("2024年01月低收入人口名册.csv", "身份证号,户号,救助类型,认定月份", $"{Ids.A},DG000000001,低保,2023-01");
        var fault = Assert.Throws<InputFaultException>(home.Run);
        Assert.Contains("roster.yaml, line 3: 'id' is not a column of feed 'roster'", fault.Message, StringComparison.Ordinal);
        Assert.Contains("'soon' is not one of open, reported, cured", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_cannot_be_run_is_told_with_its_contract()
    {
        using var home = new IntakeHome();
        Directory.CreateDirectory(home.Home.Override("contracts"));
        var shipped = File.ReadAllText(Path.Combine(IntakeCases.Root, "etl", "contracts", "roster.yaml"));
        File.WriteAllText(Path.Combine(home.Home.Override("contracts"), "roster.yaml"), shipped.Replace("sql: since <= month", "sql: since <= moonth", StringComparison.Ordinal));
        home.Csv("2024年01月低收入人口名册.csv", "身份证号,户号,救助类型,认定月份", $"{Ids.A},DG000000001,低保,2023-01");
        Assert.Contains("roster.yaml: a rule or a when_blank of this contract cannot be run", Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
    }
}
