using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Insights.Indicators.Cards;
using Insights.Indicators.Systems;
using Insights.Policy.Rules;
using Insights.Warehouse;

namespace Insights.Etl;

/// <summary>What a domain person wrote: rules and cards, read and checked before any file is touched.</summary>
public sealed class Content
{
    private readonly IReadOnlyList<string> files;

    private Content(RuleBook rules, CardLibrary cards, SystemLibrary systems, IReadOnlyList<string> files)
    {
        Rules = rules;
        Cards = cards;
        Systems = systems;
        this.files = files;
    }

    public RuleBook Rules { get; }

    public CardLibrary Cards { get; }

    public SystemLibrary Systems { get; }

    /// <param name="published">The version that is served, where there is one: no proposed value may come into the months that it has judged.</param>
    /// <exception cref="InputFaultException">All faults, with file and line.</exception>
    public static Content Load(ContentFolders folders, PublishedVersion? published = null) => Load(folders, published is null ? null : JudgedPast.Of(published));

    /// <summary>The content by which a version was judged, for a question to it: values proposed since then wait for the next run.</summary>
    /// <exception cref="InputFaultException">All faults, with file and line.</exception>
    public static Content Of(ContentFolders folders, PublishedVersion version) => Load(folders, JudgedPast.Of(version) with { Alone = true });

    private static Content Load(ContentFolders folders, JudgedPast? past)
    {
        try
        {
            var rules = RuleBook.Load(folders.Files("policy", "*.yaml"), past);
            var cards = CardLibrary.Load(folders.Files("indicators", "*.yaml"), folders.Files("indicators/sources", "*.yaml"));
            if (cards.Faults.Count > 0)
            {
                throw new InputFaultException("The indicator cards have faults:\n  " + string.Join("\n  ", cards.Faults));
            }

            var systems = SystemLibrary.Load(folders.Files("indicators/systems", "*.yaml"), cards);
            if (systems.Faults.Count > 0)
            {
                throw new InputFaultException("The four systems' weights have faults:\n  " + string.Join("\n  ", systems.Faults));
            }

            string[] rooms = ["policy", "indicators", "indicators/sources", "indicators/systems", "models/staging", "models/core", "models/marts", "contracts", "corrections"];
            return new Content(rules, cards, systems, [.. rooms.SelectMany(r => folders.Files(r, "*.*"))]);
        }
        catch (PolicyFaultsException fault)
        {
            throw new InputFaultException(fault.Message, fault);
        }
    }

    /// <summary>Relations whose SQL comes from the rules.</summary>
    public IReadOnlyDictionary<string, string> CompiledModels() => new Dictionary<string, string>
    {
        ["int_judged"] = Rules.JudgeSql(programmes: Rules.Recorded),
        ["int_verdict"] = Rules.VerdictSql(programmeType: "programme_id"),
        ["int_unmet"] = Rules.UnmetSql("int_wrongly_paid"),
        ["mart_population"] = Rules.PopulationSql(),
    };

    /// <summary>A hash over all that decides what a version holds: content, files, as-of month, and the program, whose newer pages may read what its older versions lack.</summary>
    public string Fingerprint(DateOnly asOf, IEnumerable<string> landed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            hash.AppendData(File.ReadAllBytes(file));
        }

        foreach (var file in landed.Order(StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(file));
        }

        hash.AppendData(Encoding.UTF8.GetBytes(asOf.ToString("yyyy-MM", CultureInfo.InvariantCulture)));
        var own = typeof(Content).Assembly;
        var parts = own.GetReferencedAssemblies().Where(a => a.Name!.StartsWith("Insights.", StringComparison.Ordinal)).OrderBy(a => a.Name, StringComparer.Ordinal).Select(Assembly.Load);
        foreach (var part in parts.Prepend(own))
        {
            hash.AppendData(part.ManifestModule.ModuleVersionId.ToByteArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
