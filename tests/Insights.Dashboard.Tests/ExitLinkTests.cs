using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using Bunit;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Viewing;
using Insights.Dashboard.WhatIf;
using Insights.Dashboard.Wording;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Dashboard.Tests;

/// <summary>Every way out that a page offers, asked for at a server: what is offered is there, and what is drawn is offered as a picture.</summary>
public sealed class ExitLinkTests(ExitLinkTests.Server server) : IClassFixture<ExitLinkTests.Server>
{
    // The shapes of cards: with parts, without a whole, of one kind, in bands, of months only.
    private static readonly string[] Cards =
        ["missed", "coverage", "income_band", "consumption_share", "applied_rate?part=programme:dibao", "living_ratio", "care_places", "special_associations", "rehab_coverage", "funding_used"];

    // What the fixture's city does not tell: services, so that their blocks have something to draw.
    private const string Services = """
        CREATE TEMP TABLE told AS FROM (VALUES ('pupils_special_needs', 'C14', 'people'), ('inclusive_placement', 'C14', 'percent'), ('pupils_special_school', 'C14', 'people'), ('pupils_taught_at_home', 'C14', 'people'),
          ('senior_transition', 'C14', 'percent'), ('higher_transition', 'C14', 'percent'), ('senior_to_work', 'C14', 'people'), ('children_out_of_school', 'C14', 'people'),
          ('care_places', 'C16', 'places'), ('care_occupancy', 'C16', 'percent'), ('care_unit_cost', 'C16', 'yuan'), ('needs_met', 'C10', 'percent'), ('needs_rehab_met', 'C10', 'percent'),
          ('rehab_coverage', 'C13', 'percent'), ('device_fit_rate', 'C13', 'percent'), ('retention_3m', 'C15', 'percent'), ('retention_6m', 'C15', 'percent'), ('retention_12m', 'C15', 'percent'),
          ('rights_opened_12m', 'C18', 'people'), ('rights_days', 'C18', 'days'), ('service_reach', 'C09', 'percent')) AS t(id, clause, unit);
        INSERT INTO meta_indicator SELECT id, '{"clause":"' || clause || '","unit":"' || unit || '","direction":"up","name":{"zh":"' || id || '","en":"' || id || '"},"feeds":[]}' FROM told;
        CREATE TEMP TABLE parted AS SELECT id, clause, unit, '' AS dimension, 0.8 AS share FROM told
          UNION ALL SELECT id, clause, unit, unnest(['school_stage:preschool', 'school_stage:compulsory']), 0.6 FROM told WHERE clause = 'C14'
          UNION ALL SELECT id, clause, unit, unnest(['care_form:day', 'supply:public']), 0.7 FROM told WHERE clause = 'C16'
          UNION ALL SELECT 'rights_opened_12m', 'C18', 'people', unnest(['rights_kind:work', 'rights_kind:access']), unnest([0.6, 0.4])
          UNION ALL SELECT 'service_reach', 'C09', 'percent', unnest(['category:1', 'category:2']), unnest([0.6, 0.4]);
        INSERT INTO mart_indicator SELECT id, code, level, DATE '2026-10-01', dimension, 100 * share, CASE unit WHEN 'percent' THEN 100 END, CASE unit WHEN 'percent' THEN share ELSE 100 * share END, NULL, NULL, NULL, false
          FROM parted, dim_place WHERE level <> 'village';
        INSERT INTO mart_target SELECT id, code, DATE '2027-12-01', '', 0.9, 'draft', '样例', 'example' FROM told, dim_place WHERE level <> 'village' AND id IN ('rehab_coverage', 'device_fit_rate', 'needs_met');
        """;

    private static readonly string[] Places = ["", "area=441900121", "area=441900121004"];

    // Drawn marks that stand for numbers: bars, points on a way to a target, figures, maps of towns.
    private const string Drawn = ".figure, table.bars, .bullet b, .use .bar i, .bar-of i, .lost .bar i, td.track i";

    public static TheoryData<string, string> Views()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in WordBook.Languages)
        {
            foreach (var page in new[] { "/", "/blind-spots", "/blind-spots?programme=dibao", "/living-standard", "/services", "/services?by=rehab_coverage", "/governance", "/indicators", "/indicators?clause=C12", "/outlook", "/data", "/data/figures", "/wall", "/wall/text" }.Concat(Cards.Select(c => "/indicators/" + c)))
            {
                foreach (var place in Places)
                {
                    data.Add(language, place.Length == 0 ? page : page + (page.Contains('?', StringComparison.Ordinal) ? "&" : "?") + place);
                }
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_way_out_that_a_page_offers_answers_with_what_it_says(string language, string address)
    {
        using var context = PageRendering.Context(server.Door, language, address);
        var path = address.Split('?')[0];
        context.RenderTree.Add<CascadingValue<Words>>(p => p.Add(c => c.Value, context.Services.GetRequiredService<Viewer>().Words));
        context.RenderTree.Add<CascadingValue<Func<string, string?, string>>>(p => p.Add(c => c.Name, "Leave").Add(c => c.Value, (form, block) => Exits.Address(form, path, Query.Parse(address), block)));
        var page = PageRendering.Render(context, address);

        foreach (var way in page.FindAll("a[data-exit]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith("/leaving/", StringComparison.Ordinal)).Distinct())
        {
            await Answers(way, language);
        }

        Assert.All(page.FindAll("section.block").Where(b => b.QuerySelector(Drawn) is not null), b =>
            Assert.True(b.QuerySelector("a[data-exit][href^='/leaving/svg/']") is not null, $"{address} draws {b.QuerySelector("h2")!.Id} and does not offer the picture"));
    }

    [Fact]
    public async Task What_a_block_shows_twice_over_leaves_twice_over()
    {
        var (_, page, _) = await LeavingReader.Read(server.Door, "/services", "zh-CN");
        Assert.All(new[] { "rights", "work" }, id => Assert.Equal(2, page.Blocks.Single(b => b.Id == id).Tables.Count));
    }

    [Fact]
    public async Task The_picture_of_a_block_with_several_holds_them_all()
    {
        var drawing = XDocument.Parse(await server.Client.GetStringAsync(new Uri("/leaving/svg/services?block=education", UriKind.Relative), Xunit.TestContext.Current.CancellationToken));
        Assert.Equal(2, drawing.Root!.Elements().Count(e => e.Name.LocalName == "svg"));
    }

    private async Task Answers(string way, string language)
    {
        using var asked = new HttpRequestMessage(HttpMethod.Get, way);
        asked.Headers.Add("Cookie", "insights-view=" + language + ".light");
        using var answer = await server.Client.SendAsync(asked, Xunit.TestContext.Current.CancellationToken);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{way}: {answer.StatusCode}");
        var (type, bytes) = (answer.Content.Headers.ContentType!.MediaType, await answer.Content.ReadAsByteArrayAsync(Xunit.TestContext.Current.CancellationToken));
        switch (way.Split('/')[2])
        {
            case "xlsx":
                Assert.Equal(("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"), (type, $"{(char)bytes[0]}{(char)bytes[1]}"));
                break;
            case "csv" when type == "application/zip":
                Assert.Equal("PK"u8.ToArray(), bytes[..2]);
                break;
            case "csv":
                Assert.Equal(("text/csv", "\uFEFF"), (type, System.Text.Encoding.UTF8.GetString(bytes, 0, 3)));
                break;
            default:
                Assert.Equal("image/svg+xml", type);
                using (var stream = new MemoryStream(bytes))
                {
                    Assert.Equal("svg", XDocument.Load(stream).Root!.Name.LocalName);
                }

                break;
        }
    }

    /// <summary>The ways out on this machine's own address, over the fixture city.</summary>
    public sealed class Server : IAsyncLifetime
    {
        private WebApplication app = default!;

        private readonly FixtureHome home = FixtureHome.Make();

        public WarehouseDoor Door { get; private set; } = default!;

        public HttpClient Client { get; private set; } = default!;

        public async ValueTask InitializeAsync()
        {
            home.Execute(Services);
            Door = home.Door();
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            builder.Logging.ClearProviders();
            builder.Services.AddRazorComponents();
            builder.Services.AddSingleton(Door).AddSingleton(GivenWords.Book).AddSingleton(new WorkspaceDoor(Door.Home, TimeProvider.System)).AddSingleton(new WhatIfEngine(Door)).AddScoped<Viewer>().AddScoped<LeavingPage>();
            app = builder.Build();
            Exits.Map(app);
            await app.StartAsync();
            Client = new HttpClient { BaseAddress = new Uri(DashboardHost.Address(app)) };
        }

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await app.DisposeAsync();
            Door.Dispose();
            home.Dispose();
        }
    }
}
