using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Insights.Workspace;

/// <summary>
/// Where the store lies. Embedded SQLite (<c>app.db</c> in the data home) unless PostgreSQL is named, either in the data home's settings.yaml
/// <code>store:
///   postgresql: "Host=db.city.local;Database=insights;Username=insights"</code>
/// or, before that, in the environment as <see cref="Variable"/>. The password is better kept out of both: PGPASSWORD or a passfile is read too.
/// </summary>
/// <param name="File">The SQLite file; unused with PostgreSQL.</param>
/// <param name="Postgres">Connection text of PostgreSQL, or null.</param>
public sealed record WorkspaceSettings(string File, string? Postgres = null)
{
    public const string Variable = "INSIGHTS_STORE_POSTGRES";

    private const string SettingsFile = "settings.yaml";

    /// <exception cref="WorkspaceFaultException">settings.yaml is not readable, with line and remedy.</exception>
    public static WorkspaceSettings Of(string home)
    {
        var file = Path.Combine(home, "app.db");
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
        {
            return new(file, given);
        }

        var settings = Path.Combine(home, SettingsFile);
        return System.IO.File.Exists(settings) ? new(file, Named(settings)) : new(file);
    }

    private static string? Named(string settings)
    {
        try
        {
            var yaml = new YamlStream();
            using var text = System.IO.File.OpenText(settings);
            yaml.Load(text);
            if (yaml.Documents.Count == 0)
            {
                return null;
            }

            if (yaml.Documents is not [{ RootNode: YamlMappingNode root }] || !root.Children.TryGetValue("store", out var store) || root.Children.Count > 1)
            {
                var stranger = (yaml.Documents[0].RootNode as YamlMappingNode)?.Children.Keys.FirstOrDefault(k => k is not YamlScalarNode { Value: "store" }) ?? yaml.Documents[^1].RootNode;
                throw new WorkspaceFaultException(WorkspaceFault.Settings, $"{SettingsFile}:{stranger.Start.Line}: “{stranger}” is not understood; the one key here is “store”. Take it out, or mend its spelling.");
            }

            if (store is not YamlMappingNode { Children: { Count: 1 } keys } || !keys.TryGetValue("postgresql", out var postgres) || postgres is not YamlScalarNode { Value.Length: > 0 } text1)
            {
                throw new WorkspaceFaultException(WorkspaceFault.Settings, $"{SettingsFile}:{store.Start.Line}: under “store” one key is expected: postgresql, with the connection, such as \"Host=localhost;Database=insights;Username=insights\". Without “store”, app.db in the data home is used.");
            }

            return text1.Value;
        }
        catch (YamlException broken)
        {
            throw new WorkspaceFaultException(WorkspaceFault.Settings, $"{SettingsFile}:{broken.Start.Line}: not readable as YAML: {broken.InnerException?.Message ?? broken.Message}", broken);
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceFaultException(WorkspaceFault.Settings, $"{SettingsFile} cannot be read: {unread.Message}", unread);
        }
    }
}
