using System.Net;

namespace Insights.Browser.Tests;

public class ServeTests(Served served)
{
    [Theory]
    [InlineData("http://0.0.0.0:{0}")]
    [InlineData("http://*:{0}")]
    [InlineData("http://[::]:{0}")]
    public async Task An_address_beyond_this_machine_is_refused_with_the_reason(string pattern)
    {
        var outcome = await served.Run("serve", "--urls", pattern.Replace("{0}", Served.FreePort().ToString(), StringComparison.Ordinal));
        outcome.Expect(2, "serve on every address");
        Assert.Contains("127.0.0.1", outcome.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_comes_with_no_word_of_another_host()
    {
        using var client = new HttpClient();
        var html = await client.GetStringAsync(served.Address, TestContext.Current.CancellationToken);
        Assert.DoesNotMatch(@"(src|href)=""(https?:)?//", html);
    }

    /// <summary>A monitor asks with HEAD: it hears what GET would say, without the page.</summary>
    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/data/figures?lang=en", HttpStatusCode.OK)]
    [InlineData("/leaving/csv/blind-spots", HttpStatusCode.OK)]
    [InlineData("/no-such-page", HttpStatusCode.NotFound)]
    public async Task A_monitor_hears_whether_a_page_is_there(string path, HttpStatusCode status)
    {
        using var client = new HttpClient { BaseAddress = served.Address };
        using var request = new HttpRequestMessage(HttpMethod.Head, path);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }
}
