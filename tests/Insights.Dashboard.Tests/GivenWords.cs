using Insights.Dashboard.Wording;

namespace Insights.Dashboard.Tests;

/// <summary>The product's own words, as linked into the build.</summary>
internal static class GivenWords
{
    public static WordBook Book { get; } = WordBook.Read(Path.Combine(AppContext.BaseDirectory, "content", "words"));

    public static Words Chinese => Book.In(WordBook.Chinese);

    public static Words English => Book.In(WordBook.English);
}
