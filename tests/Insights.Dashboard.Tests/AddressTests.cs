using Insights.Dashboard.Viewing;

namespace Insights.Dashboard.Tests;

public sealed class AddressTests
{
    [Fact]
    public void An_address_comes_back_as_it_went()
    {
        var query = Query.Parse("http://127.0.0.1/blind-spots?area=441900121&month=2026-04&programme=dibao&sort=code&lang=en#top");

        Assert.Equal("/blind-spots?area=441900121&month=2026-04&programme=dibao&lang=en&sort=code", query.At("/blind-spots"));
        Assert.Equal("/data?area=441900121&month=2026-04&programme=dibao&lang=en", query.Carried().At("/data"));
        Assert.Equal("/", Query.Parse("/").At("/"));
        Assert.Equal("/x?sort=a%26b", Query.Parse("/x").With("sort", "a&b").At("/x"));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:0")]
    [InlineData("http://[::1]:5080")]
    [InlineData("http://127.8.0.1:5080")]
    public void This_machine_is_listened_on(string address) => DashboardHost.RefuseOthers([address]);

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.168.1.4:5080")]
    [InlineData("http://insights.dongguan:5080")]
    [InlineData("http://localhost.evil.example:5080")]
    [InlineData("https://127.0.0.1:5080")]
    [InlineData("5080")]
    public void Any_other_address_is_refused_with_the_reason(string address)
    {
        var refused = Assert.Throws<AddressRefusedException>(() => DashboardHost.RefuseOthers(["http://127.0.0.1:5080", address]));

        Assert.Contains(address, refused.Message, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", refused.Message, StringComparison.Ordinal);
    }
}
