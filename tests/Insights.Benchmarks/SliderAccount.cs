using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Browser.Tests;
using Microsoft.Playwright;

namespace Insights.Benchmarks;

/// <summary>
/// A lever of the what-if page of a running dashboard, moved in the machine's own Chromium. First so many single moves, each timed from the input event to the
/// frame in which other answers stand; then a drag of as many moves at the pace of a screen, timed from its last event to the frame that holds the last answer.
/// </summary>
public static class SliderAccount
{
    const int Moves = 50, Warm = 5, FrameMilliseconds = 16;
    const double Limit = 150, LimitForMillions = 400;
    const int Millions = 1_000_000, TenThousand = 10_000;

    public static async Task Print(Uri address, string lever)
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chrome.Launch(playwright);
        var page = await (await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1440, Height = 900 } })).NewPageAsync();
        page.SetDefaultTimeout(120_000);
        await page.GotoAsync(new Uri(address, "/what-if?lang=zh-CN").AbsoluteUri);
        await page.WaitForFunctionAsync("() => document.documentElement.hasAttribute('data-live')");
        var count = Regex.Match(await page.Locator("p.basis").InnerTextAsync(), "([0-9,.]+) (万)? ?人逐人");
        var persons = double.Parse(count.Groups[1].ValueSpan, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture) * (count.Groups[2].Success ? TenThousand : 1);
        var told = await page.EvaluateAsync<JsonElement>(Drive, new { lever = $"lever-{lever}", moves = Moves, warm = Warm, frame = FrameMilliseconds });
        double[] times = [.. told.GetProperty("times").EnumerateArray().Select(t => t.GetDouble())];
        var (lag, redrawn, limit) = (told.GetProperty("lag").GetDouble(), told.GetProperty("redrawn").GetInt32(), persons > Millions ? LimitForMillions : Limit);
        Array.Sort(times);
        double At(double share) => times[(int)Math.Ceiling(share * times.Length) - 1];
        Console.WriteLine(await page.Locator("p.basis").InnerTextAsync());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{lever}: {times.Length} moves, input to redrawn page: median {At(0.5):0} ms, p95 {At(0.95):0} ms (limit {limit:0}), worst {times[^1]:0} ms"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dragged over {Moves} values in {told.GetProperty("dragged").GetDouble():0} ms: redrawn {redrawn} times, the last answer {lag:0} ms after the last event (limit {limit:0})"));
    }

    // The answers of a value are known from the single moves, so that the drag's end can be recognised.
    const string Drive =
        """
        async ({ lever, moves, warm, frame }) => {
          const slider = document.getElementById(lever), answers = () => document.querySelector('.answers .first').textContent;
          const values = [], step = +slider.step || 1, known = new Map();
          for (let i = 1; i <= moves + warm; i++) values.push(String(+slider.value + i * step <= +slider.max ? +slider.value + i * step : +slider.max - (i % 2) * step));
          const paint = () => new Promise(done => requestAnimationFrame(() => { const channel = new MessageChannel(); channel.port1.onmessage = done; channel.port2.postMessage(0); }));
          const seen = until => new Promise((done, fail) => {
            const watch = new MutationObserver(() => { if (until()) { watch.disconnect(); clearTimeout(late); done(); } });
            const late = setTimeout(() => { watch.disconnect(); fail(new Error('no answer to ' + slider.value + ' after a minute')); }, 60000);
            watch.observe(document.body, { subtree: true, childList: true, characterData: true });
          });
          const move = value => { slider.value = value; slider.dispatchEvent(new Event('input', { bubbles: true })); };
          const rest = time => new Promise(done => setTimeout(done, time));
          const times = [];
          for (const value of values) {
            const before = answers(), began = performance.now(), answer = seen(() => answers() !== before);
            move(value);
            await answer;
            await paint();
            times.push(performance.now() - began);
            known.set(value, answers());
            await rest(50);
          }
          move(values[0]);
          await seen(() => answers() === known.get(values[0]));
          await rest(2000);
          let redrawn = 0, last = answers();
          const count = new MutationObserver(() => { if (answers() !== last) { last = answers(); redrawn++; } });
          count.observe(document.body, { subtree: true, childList: true, characterData: true });
          const drag = values.slice(-moves), began = performance.now(), end = drag[drag.length - 1];
          for (const value of drag) { move(value); await rest(frame); }
          const moved = performance.now() - frame;
          if (answers() !== known.get(end)) await seen(() => answers() === known.get(end));
          await paint();
          count.disconnect();
          return { times: times.slice(warm), lag: performance.now() - moved, redrawn, dragged: moved - began };
        }
        """;
}
