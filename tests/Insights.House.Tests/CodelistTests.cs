using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class CodelistTests
{
    const string Head = "statistic,area,period,value,unit,confidence,source,note\n";

    [Fact]
    public void Every_published_figure_has_unit_source_and_confidence() => Expect.NoFault(Codelists.StatisticFaults(Repository.Get("etl/codelists/city_statistics.csv")));

    [Theory]
    [InlineData("gdp,441900,2021,1,yuan,S,a,\ngdp,441900,2021,2,yuan,S,a,", "stands twice")]
    [InlineData("gdp,441900,2021,1,yuan,sure,a,", "confidence 'sure'")]
    [InlineData("gdp,441900,2021,1,yuan,S,,", "no source")]
    [InlineData("gdp,441900,2021,about one,yuan,S,\"a, b\",", "no number")]
    public void A_figure_that_cannot_be_trusted_is_caught(string rows, string naming) => Expect.OneFault(Codelists.StatisticFaults(new("a.csv", Head + rows + "\n")), naming);
}
