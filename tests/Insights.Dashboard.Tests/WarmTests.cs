using System.Collections.Concurrent;
using System.Net;

namespace Insights.Dashboard.Tests;

/// <summary>Pages are asked for ahead of their readers, once a version.</summary>
public sealed class WarmTests
{
    [Fact]
    public async Task Each_page_is_asked_for_once_and_again_when_another_version_is_served()
    {
        using var asked = new Asked();
        using var client = new HttpClient(asked) { BaseAddress = new Uri("http://127.0.0.1") };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        using var stop = new CancellationTokenSource();
        var looks = 0;

        // None yet, none yet, the first, the first again, the second; then it ends.
        string?[] served = [null, null, "v0001", "v0001", "v0002"];
        string? Served()
        {
            if (looks == served.Length)
            {
                stop.Cancel();
                return served[^1];
            }

            return served[looks++];
        }

        await DashboardHost.WarmAsync(Served, client, look, stop.Token);

        Assert.Equal(Enumerable.Repeat(DashboardHost.FirstPages, 3).SelectMany(p => p), asked.Paths);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_left_alone()
    {
        using var asked = new Asked { Gone = true };
        using var client = new HttpClient(asked) { BaseAddress = new Uri("http://127.0.0.1") };
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        await DashboardHost.WarmAsync(() => "v0001", client, look, CancellationToken.None);
        Assert.Single(asked.Paths);
    }

    private sealed class Asked : HttpMessageHandler
    {
        public ConcurrentQueue<string> Paths { get; } = new();

        public bool Gone { get; init; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Paths.Enqueue(request.RequestUri!.PathAndQuery);
            return Gone ? throw new HttpRequestException("gone") : Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK));
        }
    }
}
