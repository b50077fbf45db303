using Insights.Policy.Rules;

namespace Insights.Policy.Tests;

public sealed class ProposedValueTests
{
    private static readonly ProposedValue Good = new("care_amount", new(2027, 1, 1), 310.5m, "规划科 李工", new(2026, 11, 25), "市府函 \"1号\": 试行", "随省标#1");

    private static (RuleBook? Book, IReadOnlyList<PolicyFault> Faults) Read(params (string File, string Text)[] more) => RuleBook.Read(PolicyContent.Files().Concat(more));

    [Fact]
    public void A_proposal_is_one_more_dated_entry_with_its_author_and_day()
    {
        var (book, faults) = Read((Good.File, Good.Text()));
        Assert.Empty(faults);
        var parameter = book!.Parameters.Single(p => p.Id == "care_amount");
        var entry = parameter.In(new(2027, 1, 1))!;
        Assert.Equal((310.5m, new DateOnly(2027, 1, 1)), (entry.Value, entry.From));
        Assert.Contains("规划科 李工", entry.Source, StringComparison.Ordinal);
        Assert.Contains("2026-11-25", entry.Source, StringComparison.Ordinal);
        Assert.Equal(PolicyContent.Book.Parameters.Single(p => p.Id == "care_amount").In(new(2026, 12, 1)), parameter.In(new(2026, 12, 1)));
        Assert.Equal([Good], book.Proposals);
    }

    [Fact]
    public void It_changes_the_hash_of_the_programmes_that_read_the_parameter_and_no_others()
    {
        var book = Read((Good.File, Good.Text())).Book!;
        Assert.Equal(["care_subsidy"], PolicyContent.Book.Programmes.Zip(book.Programmes).Where(pair => pair.First.Hash != pair.Second.Hash).Select(pair => pair.First.Id));
    }

    [Theory]
    [InlineData("care_amount", "care_amout", "did you mean “care_amount”?")]
    [InlineData("2027-01", "2026-01", "already has a value from 2026-01 (290)")]
    [InlineData("2027-01", "2018-01", "a proposal cannot come before it")]
    [InlineData("2027-01", "2027", "a month such as")]
    [InlineData("value: 310.5", "value: -1", "it is -1")]
    [InlineData("value: 310.5", "value: 10000000000000", "can be from 0 to 1000000 ")]
    [InlineData("value: 310.5", "value: many", "value")]
    [InlineData("2026-11-25", "yesterday", "the day of the proposal")]
    [InlineData("author:", "autor:", "did you mean “author”?")]
    public void A_wrong_one_is_refused_with_file_line_and_remedy(string right, string wrong, string message)
    {
        var text = Good.Text();
        var at = text[..text.IndexOf(right, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        var (book, faults) = Read((Good.File, text[..text.IndexOf(right, StringComparison.Ordinal)] + wrong + text[(text.IndexOf(right, StringComparison.Ordinal) + right.Length)..]));
        Assert.Null(book);
        Assert.Contains(faults, f => f.File == Good.File && f.Line == at && f.Message.Contains(message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("2026-10", true)]
    [InlineData("2026-11", false)]
    public void One_that_comes_into_judged_months_is_refused_unless_it_was_known_in_time(string from, bool refused)
    {
        var proposal = Good with { From = DateOnly.ParseExact(from + "-01", "yyyy-MM-dd") };
        var judged = new JudgedPast(new(2026, 10, 1), new HashSet<(string, DateOnly)>());
        var (_, faults) = RuleBook.Read([.. PolicyContent.Files(), (proposal.File, proposal.Text())], judged);
        if (refused)
        {
            var fault = Assert.Single(faults);
            Assert.Equal((proposal.File, 3), (fault.File, fault.Line));
            Assert.Contains("2026-10 is judged already", fault.Message, StringComparison.Ordinal);
            Assert.Contains("write “from: 2026-11”", fault.Message, StringComparison.OrdinalIgnoreCase);
            Assert.Empty(RuleBook.Read([.. PolicyContent.Files(), (proposal.File, proposal.Text())], judged with { Known = new HashSet<(string, DateOnly)> { (proposal.Parameter, proposal.From) } }).Faults);
        }
        else
        {
            Assert.Empty(faults);
        }
    }

    /// <summary>What-if, simulate, seek, cliffs and explain ask a version: a proposal moves their numbers, and the mark of the rules they stand on, with the next run and not with a restart.</summary>
    [Fact]
    public void One_that_no_run_has_read_has_no_part_in_what_a_version_says_and_its_faults_are_told_all_the_same()
    {
        var served = new JudgedPast(new(2026, 10, 1), new HashSet<(string, DateOnly)>(), Alone: true);
        var book = RuleBook.Read([.. PolicyContent.Files(), (Good.File, Good.Text())], served).Book!;
        Assert.Equal(PolicyContent.Book.Hash, book.Hash);
        Assert.Equal(PolicyContent.Book.Programme("care_subsidy").Hash, book.Programme("care_subsidy").Hash);
        Assert.Equal(290, book.Parameters.Single(p => p.Id == "care_amount").In(Good.From)!.Value);
        Assert.Empty(book.Proposals);

        var read = served with { Known = new HashSet<(string, DateOnly)> { (Good.Parameter, Good.From) } };
        Assert.Equal(Good.Value, RuleBook.Read([.. PolicyContent.Files(), (Good.File, Good.Text())], read).Book!.Parameters.Single(p => p.Id == "care_amount").In(Good.From)!.Value);
        Assert.NotEmpty(RuleBook.Read([.. PolicyContent.Files(), (Good.File, (Good with { Value = -1 }).Text())], served).Faults);
    }

    [Fact]
    public void A_threshold_keeps_to_its_range()
    {
        var proposal = Good with { Parameter = "care_grade", Value = 9 };
        Assert.Contains(Read((proposal.File, proposal.Text())).Faults, f => f.Message.Contains("from 0 to 4", StringComparison.Ordinal));
    }
}
