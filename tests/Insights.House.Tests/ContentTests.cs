using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class ContentTests
{
    const string Good = "stg_deaths:\n  grain: one row per event\n  key: [id18, event_date]\n  meaning: deaths as delivered\n";

    static IEnumerable<string> Model(string yaml, string name = "stg_deaths") =>
        Content.ModelFaults([new($"etl/models/staging/{name}.sql", "select 1"), new("etl/models/staging/staging.yaml", yaml)], [new("etl/Insights.Etl/A.cs", "\"stg_compiled\"")]);

    [Fact]
    public void Every_model_states_grain_key_and_meaning() =>
        Expect.NoFault(Repository.Under("etl/models").GroupBy(f => f.Room).SelectMany(room => Content.ModelFaults([.. room], Repository.Under("etl/Insights.Etl", ".cs"))));

    [Fact]
    public void A_well_described_model_passes() => Assert.Empty(Model(Good));

    [Theory]
    [InlineData("grain: one row per event", "no grain")]
    [InlineData("key: [id18, event_date]", "no key")]
    [InlineData("meaning: deaths as delivered", "no meaning")]
    public void A_missing_description_is_caught(string line, string naming) => Expect.OneFault(Model(Good.Replace("  " + line + "\n", "", StringComparison.Ordinal)), naming);

    [Fact]
    public void A_model_without_an_entry_is_caught() => Expect.OneFault(Model(""), "no entry stg_deaths");

    [Fact]
    public void An_entry_without_a_model_is_caught() => Expect.OneFault(Model(Good + Good.Replace("deaths:", "births:", StringComparison.Ordinal)), "stg_births describes no model");

    [Fact]
    public void An_entry_of_a_relation_made_from_the_rule_book_passes() => Assert.Empty(Model(Good + Good.Replace("deaths:", "compiled:", StringComparison.Ordinal)));

    [Fact]
    public void A_model_without_a_duty_is_caught() => Expect.OneFault(Model(Good.Replace("stg_deaths", "deaths", StringComparison.Ordinal), "deaths"), "no duty");

    [Fact]
    public void Every_contract_names_a_clause_of_the_mission() => Expect.NoFault(Repository.Under("etl/contracts", ".yaml").SelectMany(Content.ContractFaults));

    [Fact]
    public void A_contract_without_a_clause_is_caught() => Expect.OneFault(Content.ContractFaults(new("etl/contracts/deaths.yaml", "feed: deaths\nowner: police\n")), "no clause");

    [Fact]
    public void A_programme_says_who_tells_its_receipts_or_why_nobody_does() => Expect.NoFault(Repository.Under("src/policy", ".yaml").SelectMany(file => Content.ReceiptFaults(file, Feeds)));

    [Theory]
    [InlineData("receipts: none\n", "no reason")]
    [InlineData("receipts: services\nreceived: {feed: care_placement, months: 1, zh: 在托, en: placed}\n", "care_placement is no feed")]
    public void A_receipt_that_nobody_sends_is_caught(string text, string naming) => Expect.OneFault(Content.ReceiptFaults(new("src/policy/care_day.yaml", text), Feeds), naming);

    static IReadOnlyCollection<string> Feeds => [.. Repository.Under("etl/contracts", ".yaml").Select(f => f.Stem)];

    [Fact]
    public void Every_card_is_called_after_its_id_and_leaves_nothing_out() => Expect.NoFault(Cards.SelectMany(Content.CardFaults));

    [Fact]
    public void Every_office_that_owns_something_has_one_name() => Expect.NoFault(Content.OwnerFaults([.. Cards, .. Repository.Under("etl/contracts", ".yaml")]));

    [Theory]
    [InlineData("zh: 市残联康复部\n  en: office of rehabilitation", "office of rehabilitation is 市残联康复部 here and 市残联康复科")]
    [InlineData("zh: 市残联康复科\n  en: rehabilitation", "市残联康复科 is rehabilitation here and office of rehabilitation")]
    [InlineData("zh: 市残联康复科、市教育局\n  en: office of rehabilitation", "2 owners in Chinese, 1 in English")]
    public void An_office_with_two_names_is_caught(string owner, string naming) => Expect.OneFault(
        Content.OwnerFaults([new("src/indicators/a.yaml", "owner:\n  zh: 市残联康复科\n  en: office of rehabilitation\n"), new("src/indicators/b.yaml", $"owner:\n  {owner}\n")]), naming);

    [Fact]
    public void English_content_uses_signs_that_every_face_sets_narrow() => Expect.NoFault(new[] { "src", "etl" }.SelectMany(room => Repository.Under(room, ".yaml")).SelectMany(Content.WideSigns));

    [Fact]
    public void A_wide_sign_in_english_is_caught() => Expect.OneFault(Content.WideSigns(new("src/indicators/a.yaml", "title:\n  zh: 全市“中位数”\n  en: 'the city’s median'\n")), "a.yaml:3");

    const string Card = "id: coverage\nclause: C11\nwhy: w\nnumerator: n\nunit: u\nowner: o\nchecked_by: c\nnext_review: 2027-06\n";

    static IEnumerable<SourceFile> Cards => Repository.Under("src/indicators", ".yaml").Where(f => f.Room == "src/indicators");

    [Theory]
    [InlineData("id: coverage", "id: cover", "file name is the id")]
    [InlineData("clause: C11\n", "", "no clause")]
    [InlineData("owner: o\n", "", "no owner")]
    public void A_card_that_leaves_something_out_is_caught(string said, string instead, string naming) =>
        Expect.OneFault(Content.CardFaults(new("src/indicators/coverage.yaml", Card.Replace(said, instead, StringComparison.Ordinal))), naming);
}
