using Insights.Dashboard.Sentences;
using Insights.Policy.Seeking;
using Insights.Policy.Simulation;

namespace Insights.Dashboard.Tests;

public sealed class GoalSentenceTests
{
    [Fact]
    public void Who_remains_is_told_by_what_would_move_them()
    {
        var remaining = new Remaining(Unclaimed: 33, Missed: 423.4, InProcess: 221, Declined: 80, Untold: 0, Doubtful: 83, Unjudged: 1260);

        Assert.Equal(
            "这个方案下还有约 760 人没有拿全应得的待遇；430 人还没找到，可通过“找到今天应助未助的人”减少；30 人新纳入而没有来领，可通过提高申领比例减少；300 人这里没有杠杆能动；此外无法判断的：发放记录在隔离区 80 人，缺规则要问的信息 1,260 人。",
            GoalSentence.Remaining(remaining, GivenWords.Chinese));
        Assert.StartsWith("Under this plan about 760 people", GoalSentence.Remaining(remaining, GivenWords.English), StringComparison.Ordinal);
    }

    [Fact]
    public void Few_are_withheld_and_nobody_is_told_as_such()
    {
        Assert.Contains("＊ 人这里没有杠杆能动", GoalSentence.Remaining(new(0, 50, 4, 20, 0, 0, 0), GivenWords.Chinese), StringComparison.Ordinal);
        Assert.Equal("Under this plan everyone receives all that they are entitled to.", GoalSentence.Remaining(new(0, 0, 0, 0, 0, 0, 0), GivenWords.English));
    }

    [Fact]
    public void That_nobody_loses_needs_no_number_and_less_than_all_is_not_told_as_all()
    {
        var words = GivenWords.English;
        Assert.Equal("Nobody loses: one payable step further would break it", GoalSentence.Obstacle(new(SeekBound.Losers, 0, null, 0, true), met: true, words));
        Assert.StartsWith("Coverage at least 99.99%: ", GoalSentence.Obstacle(new(SeekBound.Coverage, 0.9999, null, 0.98, true), met: false, words), StringComparison.Ordinal);
    }
}
