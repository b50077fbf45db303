using Microsoft.Playwright;

namespace Insights.Browser.Tests;

/// <summary>Counts of people stand in elements marked data-count; under 10 they are never shown.</summary>
public static class MaskedCounts
{
    /// <summary>The counts from 1 to 9 that the page shows or carries.</summary>
    public static async Task<IReadOnlyList<string>> Bare(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('[data-count]')]
          .flatMap(e => [e.getAttribute('data-count'), e.textContent].map(t => (t || '').trim()).filter(t => /^[+−-]?[1-9]$/.test(t))
            .map(t => t + ' in ' + e.outerHTML.slice(0, 160)))
        """);
}
