namespace Insights.Dashboard.Viewing;

/// <summary>What the address says beside the page: every view can be sent as its address.</summary>
/// <param name="Area">Place code; null for the whole city.</param>
/// <param name="Month">yyyy-MM; null for the last month.</param>
/// <param name="Known">What was known then: a version, or the day by whose end it was published; null for what is served.</param>
/// <param name="Rest">Parameters of one page (by, sort, feed, …), not carried to others.</param>
public sealed record Query(string? Area, string? Month, string? Programme, string? Lang, string? Theme, string? Known, IReadOnlyDictionary<string, string> Rest)
{
    private static readonly string[] Shared = ["area", "month", "programme", "lang", "theme", "known"];

    public static Query Parse(string uri)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        var start = uri.IndexOf('?', StringComparison.Ordinal);
        foreach (var pair in start < 0 ? [] : uri[(start + 1)..].Split('#')[0].Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var cut = pair.IndexOf('=', StringComparison.Ordinal);
            if (cut > 0)
            {
                all[pair[..cut]] = Uri.UnescapeDataString(pair[(cut + 1)..].Replace('+', ' '));
            }
        }

        return new Query(
            all.GetValueOrDefault("area"), all.GetValueOrDefault("month"), all.GetValueOrDefault("programme"), all.GetValueOrDefault("lang"),
            all.GetValueOrDefault("theme"), all.GetValueOrDefault("known"), all.Where(p => !Shared.Contains(p.Key)).ToDictionary(StringComparer.Ordinal));
    }

    /// <summary>An address of this product with these parameters; no question mark where there are none.</summary>
    public string At(string path)
    {
        var text = string.Join('&', Pairs().Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value)}"));
        return text.Length == 0 ? path : $"{path}?{text}";
    }

    /// <summary>What the address says, each by its name, in the order of the address.</summary>
    public IEnumerable<(string Name, string Value)> Pairs() =>
        new (string Name, string? Value)[] { ("area", Area), ("month", Month), ("programme", Programme), ("lang", Lang), ("theme", Theme), ("known", Known) }
            .Concat(Rest.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => (Name: p.Key, Value: (string?)p.Value)))
            .Where(p => !string.IsNullOrEmpty(p.Value))
            .Select(p => (p.Name, p.Value!));

    public Query With(string name, string? value)
    {
        var rest = Rest.Where(p => p.Key != name).ToDictionary(StringComparer.Ordinal);
        if (value is not null)
        {
            rest[name] = value;
        }

        return this with { Rest = rest };
    }

    /// <summary>Without the parameters of one page.</summary>
    public Query Carried() => this with { Rest = new Dictionary<string, string>() };
}
