using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class WordTests
{
    static SourceFile Chinese => Repository.Get("src/words/zh-CN.json");
    static SourceFile English => Repository.Get("src/words/en.json");

    [Fact]
    public void Both_languages_have_the_same_words() => Expect.NoFault(Words.TwinFaults(Chinese, English));

    [Fact]
    public void No_word_is_empty() => Expect.NoFault(Words.EmptyFaults(Chinese, English).Concat(Words.EmptyFaults(English, Chinese)));

    [Fact]
    public void Every_word_is_on_a_screen() => Expect.NoFault(Words.UnusedFaults(Chinese, Repository.Under("src", ".cs", ".razor", ".js")));

    /// <summary>A version keeps the names of its programmes of support, and of other rules their codes alone.</summary>
    [Fact]
    public void Every_rule_has_its_name_on_the_screens() =>
        Expect.NoFault(new[] { (Chinese, "zh"), (English, "en") }.SelectMany(words => Words.RuleNameFaults(words.Item1, words.Item2, Repository.Under("src/policy", ".yaml"))));

    [Fact]
    public void A_rule_without_its_name_or_with_another_is_caught()
    {
        SourceFile[] rules = [new("src/policy/care_day.yaml", "name: {zh: 日间托养补贴, en: \"Day care\"}\nclause: C06\n"), new("src/policy/dibao.yaml", "name: {zh: 最低生活保障, en: \"Dibao\"}\nclause: C11\n")];
        Expect.NoFault(Words.RuleNameFaults(new("en.json", """{"programme.care_day":"Day care"}"""), "en", rules));
        Expect.OneFault(Words.RuleNameFaults(new("en.json", """{"programme.x":"Day care"}"""), "en", rules), "programme.care_day");
        Expect.OneFault(Words.RuleNameFaults(new("zh.json", """{"programme.care_day":"日间照料"}"""), "zh", rules), "日间托养补贴");
    }

    [Fact]
    public void Chinese_text_has_Chinese_signs() => Expect.NoFault(Repository.Under("src/indicators", ".yaml").Append(Chinese).SelectMany(Words.PunctuationFaults));

    [Theory]
    [InlineData("name:\n  zh: '近12个月支出,元'", "line 2: '出,'")]
    [InlineData("{\n  \"a.b\": \"未知:不为零\"\n}", "line 2: '知:'")]
    public void A_sign_of_the_Latin_keyboard_in_Chinese_text_is_caught(string text, string naming) => Expect.OneFault(Words.PunctuationFaults(new("a.yaml", text)), naming);

    [Fact]
    public void A_word_in_one_language_only_is_caught() =>
        Expect.OneFault(Words.TwinFaults(new("zh.json", """{"a":"甲","b":{"c":"乙"}}"""), new("en.json", """{"a":"A"}""")), "b.c is missing");

    [Theory]
    [InlineData("""{"a":" "}""", """{"a":"A"}""", "a says nothing")]
    [InlineData("""{"unit.x":"","unit.year":""}""", """{"unit.x":"","unit.year":"年"}""", "unit.x says nothing")]
    public void An_empty_word_is_caught(string words, string twin, string naming) => Expect.OneFault(Words.EmptyFaults(new("a.json", words), new("b.json", twin)), naming);

    [Fact]
    public void A_word_on_no_screen_is_caught()
    {
        var words = new SourceFile("zh.json", """{"page.title":"甲","state.covered":"乙","flow.in":"丙","span.years.2":"戊","verdict.slow":"己","reason.moved":"庚","lost.word":"丁"}""");
        SourceFile page = new("a.razor", """@T["page.title"] @T[$"state.{code}"] @T["flow." + way] @T.Find($"span.years.{months / 12}") @T.Code("verdict", code) @Parts("reason") @T.Code(kind, name)""");
        Expect.OneFault(Words.UnusedFaults(words, [page]), "lost.word");
    }

    [Fact]
    public void Pages_hold_no_bare_words() => Expect.NoFault(Repository.Under("src", ".razor").SelectMany(Markup.Faults));

    [Theory]
    [InlineData("<p>Hello</p>", "Hello")]
    [InlineData("<p>@T[\"a\"] 元</p>", "元")]
    [InlineData("@if (Rows.Count > 0)\n{\n  <p>none</p>\n}", "none")]
    [InlineData("@foreach (var r in Rows) { var x = r.Map(a => a < 3); <td>@x yuan</td> }", "yuan")]
    [InlineData("<ul>@for (var i = 0; i < 3; i++) { <li>@i</li> }</ul><b>after</b>", "after")]
    [InlineData("<img alt=\"a map\" src=\"x\" />", "alt=\"a map\"")]
    [InlineData("@if (a) { <i>1</i> } else if (b) { <i>2</i> } else { <i>three</i> }", "three")]
    public void Bare_words_in_markup_are_caught(string markup, string naming) => Expect.OneFault(Markup.Faults(new("a.razor", markup)), naming);

    [Theory]
    [InlineData("@page \"/blind-spots\"\n@using System.Linq\n<p>@T[\"a\"] · @Number(3, x => x > 2 ? \"q\" : \"r\")</p>")]
    [InlineData("<button @onclick=\"() => Go(a > b)\" class=\"big one\">@(open ? T[\"x\"] : T[\"y\"])</button>")]
    [InlineData("<p>@* a note *@ <!-- note --> 12 % &middot; @r.Value?.ToString(\"0.0\")</p>\n@code {\n  string Words => \"not markup <b>at all</b>\";\n}")]
    [InlineData("<style>.a { color: red }</style><td title=\"@T[\"a\"]\">—</td>")]
    [InlineData("@foreach (var g in Groups)\n{\n  if (g.Any(x => x.Value < limit && x.Value > 3))\n  {\n    <td>@g.Key</td>\n  }\n}")]
    public void Words_that_come_from_the_word_files_pass(string markup) => Assert.Empty(Markup.Faults(new("a.razor", markup)));

    [Fact]
    public void Numbers_and_the_words_behind_them_stand_apart() => Expect.NoFault(Repository.Under("src", ".razor").SelectMany(Markup.SpaceFaults));

    [Theory]
    [InlineData("<p>@count<span class=\"hidden\"> @T[\"a\"]</span></p>", 1)]
    [InlineData("@name@if (late) { <small> @T[\"a\"]</small> }", 1)]
    [InlineData("<b>@count</b> <span class=\"hidden\">@T[\"a\"]</span> @T[\"b\"]", 0)]
    [InlineData("<button @onclick=\"() => Go(a > b)\">@T[\"a\"]</button> @T[\"b\"]", 0)]
    public void A_space_that_is_lost_is_caught(string markup, int faults) => Assert.Equal(faults, Markup.SpaceFaults(new("a.razor", markup)).Count());
}
