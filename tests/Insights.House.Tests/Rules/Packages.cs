using System.Xml.Linq;

namespace Insights.House.Tests.Rules;

/// <summary>Versions stand in one place, each with the reason it is here.</summary>
public static class Packages
{
    public static IEnumerable<string> VersionFaults(SourceFile central)
    {
        foreach (var package in XDocument.Parse(central.Text, LoadOptions.PreserveWhitespace).Descendants("PackageVersion"))
        {
            var before = package.PreviousNode;
            while (before is XText text && string.IsNullOrWhiteSpace(text.Value)) before = before.PreviousNode;
            if (before is not XComment { Value: var reason } || reason.Trim().Length < 10)
                yield return $"{central.Path}: {package.Attribute("Include")?.Value} has no reason; write it as a comment on the line above";
        }
    }

    public static IEnumerable<string> ReferenceFaults(SourceFile project, SourceFile central)
    {
        var known = XDocument.Parse(central.Text).Descendants("PackageVersion").Select(p => p.Attribute("Include")?.Value).ToHashSet();
        foreach (var reference in XDocument.Parse(project.Text).Descendants("PackageReference"))
        {
            var name = reference.Attribute("Include")?.Value;
            if (reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null || reference.Element("Version") is not null)
                yield return $"{project.Path}: the version of {name} belongs in {central.Path}";
            if (!known.Contains(name)) yield return $"{project.Path}: {name} has no version in {central.Path}";
        }
    }
}
