using System.Text.RegularExpressions;
using Insights.Dashboard.Cards;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.WhatIf;
using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

public sealed partial class WordsTests
{
    private static readonly string Pages = Path.Combine(AppContext.BaseDirectory, "pages");

    [GeneratedRegex("""(?:W|Words|words)\s*(?:\[|\.Say\()\s*"([a-z0-9_.]+)"\s*[\],)]""")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Slot();

    [GeneratedRegex(@"[\u3400-\u9fff]")]
    private static partial Regex Chinese();

    [Fact]
    public void Both_languages_have_the_same_words() =>
        Assert.Equal(GivenWords.Chinese.Keys.Order(StringComparer.Ordinal), GivenWords.English.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Both_languages_fill_in_the_same_slots()
    {
        var differing = GivenWords.Chinese.Keys.Where(k => !Slots(GivenWords.Chinese[k]).Order().SequenceEqual(Slots(GivenWords.English[k]).Order())).ToList();

        // The English sentence names no feed where several are late.
        Assert.Equal(["fresh.late_more"], differing);
    }

    [Fact]
    public void Every_word_that_a_page_asks_for_is_there()
    {
        var missing = Directory.EnumerateFiles(Pages, "*", SearchOption.AllDirectories).SelectMany(f => Asked().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Distinct().Where(k => GivenWords.Chinese.Find(k) is null).ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void No_markup_and_no_code_carries_words_of_its_own()
    {
        // The kinds of places are cut off names: content that the code reads. The form of a date is a form, like 万 a word.
        string[] allowed = ["PlaceBook.cs", "Months.cs"];
        var found = Directory.EnumerateFiles(Pages, "*", SearchOption.AllDirectories).Where(f => !allowed.Contains(Path.GetFileName(f)))
            .SelectMany(f => File.ReadLines(f).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal) && Chinese().IsMatch(l)).Select(l => $"{Path.GetFileName(f)}: {l.Trim()}"));

        Assert.Empty(found);
    }

    [Fact]
    public void English_uses_signs_that_every_face_sets_narrow()
    {
        var wide = GivenWords.English.Keys.Where(k => GivenWords.English[k].IndexOfAny([.. "‘’“”，。；：（）"]) >= 0).ToList();

        Assert.Empty(wide);
    }

    [Fact]
    public void A_missing_word_is_seen_and_kept()
    {
        var words = new Words("en", new Dictionary<string, string>());

        Assert.Equal("[no.such]", words["no.such"]);
        Assert.Equal(["no.such"], words.Missing);
        Assert.Equal("not found", words.Code("reason", "not_found"));
    }

    [Fact]
    public void One_is_told_in_the_singular_and_a_grade_before_its_number()
    {
        var (en, zh) = (GivenWords.English, GivenWords.Chinese);
        Assert.Equal(("1 task", "2 tasks", "1 项"), (CellText.Value(1, Unit.Tasks, en).ToString(), CellText.Value(2, Unit.Tasks, en).ToString(), CellText.Value(1, Unit.Tasks, zh).ToString()));
        Assert.Equal("data.rows_of", en.Form("data.rows_of", 1));
        Assert.Equal(("1 day late", "2 days late"), (en.Say(en.Form("data.late", 1), 1), en.Say(en.Form("data.late", 2), 2)));
        Assert.Equal("one programme unknown; applied once", VisitWords.Reasons("unknown_programmes=1;applications=1", en));
        Assert.StartsWith("1 plan;", en.Say(en.Form("whatif.saved.say", 1), 1), StringComparison.Ordinal);
        Assert.Equal(("Law: grade 2", "现行 2 级"), (Lever.LawText(2, "级", en), Lever.LawText(2, "级", zh)));
        Assert.Equal(("Law: 1,260 yuan a month", "现行 1,260 元/月"), (Lever.LawText(1260, "yuan/month", en), Lever.LawText(1260, "yuan/month", zh)));
        Assert.Equal(("Law: 80%", "现行 80%"), (Lever.LawText(0.8m, "比例", en), Lever.LawText(0.8m, "比例", zh)));
        Assert.Equal(("Law: not in use", "现行：启用"), (Lever.LawText(0, "开关", en), Lever.LawText(1, "开关", zh)));
        Assert.Equal(("1,260", "80%"), (Lever.Told(1260, "元/年", zh), Lever.Told(0.8m, "比例", zh)));
        Assert.Equal(("Law: 1 person", "Law: 3 people"), (Lever.LawText(1, "人", en), Lever.LawText(3, "人", en)));
    }

    [Fact]
    public void A_home_may_say_a_word_otherwise()
    {
        var overlay = Directory.CreateTempSubdirectory("insights-words-").FullName;
        File.WriteAllText(Path.Combine(overlay, "en.json"), """{"shell.brand":"Seen"}""");
        var book = WordBook.Read(Path.Combine(AppContext.BaseDirectory, "content", "words"), overlay);

        Assert.Equal("Seen", book.In("en")["shell.brand"]);
        Assert.Equal(GivenWords.Chinese["shell.brand"], book.In("zh-CN")["shell.brand"]);
        Assert.Equal(GivenWords.Chinese["shell.brand"], book.In("fr")["shell.brand"]);
        Directory.Delete(overlay, recursive: true);
    }

    private static IEnumerable<string> Slots(string text) => Slot().Matches(text).Select(m => m.Value);
}
