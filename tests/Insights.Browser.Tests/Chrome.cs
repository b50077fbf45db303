using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>The machine's own Chromium; no browser is downloaded.</summary>
public static class Chrome
{
    static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <exception cref="FileNotFoundException">There is none, with what to do.</exception>
    public static string Find()
    {
        var named = Environment.GetEnvironmentVariable("INSIGHTS_BROWSER");
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return new[] { named }.Concat(from name in Names from folder in folders.Append("/usr/bin") select Path.Combine(folder, name))
                   .FirstOrDefault(File.Exists)
               ?? throw new FileNotFoundException(
                   "No Chromium or Chrome on this machine: install one (Debian: apt-get install chromium fonts-noto-cjk) or name it in INSIGHTS_BROWSER.");
    }

    public static Task<IBrowser> Launch(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = Find(),
        Args =
        [
            "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-dev-shm-usage",
            // A request to another host fails at once instead of leaving the machine; the visit still sees and reports it.
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        ],
    });
}
