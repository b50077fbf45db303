using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

public class PinyinBreaksTests
{
    [Theory]
    [InlineData("Dongcheng", "Dong|cheng")]
    [InlineData("Wangniudun", "Wang|niu|dun")]
    [InlineData("Dalingshan", "Da|ling|shan")]
    [InlineData("Zhangmutou", "Zhang|mu|tou")]
    [InlineData("Xiegang", "Xie|gang")]
    [InlineData("Chang'an", "Chang'|an")]
    [InlineData("Songshan Lake", "Song|shan Lake")]
    [InlineData("Port", "Port")]
    public void A_name_may_break_between_its_syllables_and_nowhere_else(string name, string expected) =>
        Assert.Equal(expected, PinyinBreaks.Soft(name).Replace('\u00AD', '|').Replace('\u200B', '|'));
}
