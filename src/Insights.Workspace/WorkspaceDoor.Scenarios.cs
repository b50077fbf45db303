using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;

namespace Insights.Workspace;

public sealed partial class WorkspaceDoor
{
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    private const int IdLength = 8;

    /// <summary>All that are not put away, the latest change first.</summary>
    public IReadOnlyList<SavedScenario> Scenarios() =>
        Read<IReadOnlyList<SavedScenario>>([], context => [.. context.Scenarios.Where(s => s.Deleted == null).OrderByDescending(s => s.Changed).ThenBy(s => s.Id)]);

    /// <summary>One by its id, also when it is put away; null where there is none.</summary>
    public SavedScenario? Scenario(string id) => Read(null, context => context.Scenarios.FirstOrDefault(s => s.Id == id));

    /// <exception cref="ArgumentOutOfRangeException">A text is empty or too long; pages check before.</exception>
    public SavedScenario Save(ScenarioDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        Fits(draft.Name, draft.Note, draft.Author);
        return Write(context =>
        {
            var (now, id) = (Now, string.Empty);
            for (var attempt = 0; id.Length == 0 || context.Scenarios.Any(s => s.Id == id); attempt++)
            {
                id = Id($"{draft.Name}\n{draft.Author}\n{draft.Reform}\n{now.ToUnixTimeMilliseconds()}\n{attempt}");
            }

            var saved = new SavedScenario(id, draft.Name, draft.Author, draft.Note, draft.Reform, draft.DataVersion, draft.AsOf, draft.RulesHash, now, now, draft.Expires, null, 1);
            context.Add(saved);
            context.SaveChanges();
            return saved;
        });
    }

    /// <summary>Writes its texts, expiry, reform and what it was computed on anew.</summary>
    /// <param name="changed">As it was read, with the changes; its revision is the one that was seen.</param>
    public SavedScenario Change(SavedScenario changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        Fits(changed.Name, changed.Note, changed.Author);
        var next = changed with { Changed = Now, Revision = changed.Revision + 1 };
        return Write(context => context.Scenarios.Where(s => s.Id == changed.Id && s.Revision == changed.Revision).ExecuteUpdate(set => set
            .SetProperty(s => s.Name, next.Name).SetProperty(s => s.Note, next.Note).SetProperty(s => s.Author, next.Author)
            .SetProperty(s => s.Expires, next.Expires).SetProperty(s => s.Reform, next.Reform).SetProperty(s => s.DataVersion, next.DataVersion)
            .SetProperty(s => s.AsOf, next.AsOf).SetProperty(s => s.RulesHash, next.RulesHash).SetProperty(s => s.Deleted, next.Deleted)
            .SetProperty(s => s.Changed, next.Changed).SetProperty(s => s.Revision, next.Revision)) == 1
            ? next : throw new WorkspaceFaultException(WorkspaceFault.Changed, $"“{changed.Name}” was changed by someone else in between. Read it again, then change it."));
    }

    /// <summary>Puts it away; <see cref="Restore"/> brings it back as it was.</summary>
    public SavedScenario Delete(SavedScenario scenario) => Change(scenario with { Deleted = Now });

    public SavedScenario Restore(SavedScenario scenario) => Change(scenario with { Deleted = null });

    /// <summary>A short id from what it names, and no dice: the same text at the same instant gives the same.</summary>
    private static string Id(string text) => string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(text)).Take(IdLength).Select(one => Letters[one % Letters.Length]));

    private static void Fits(string name, string note, string author)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > SavedScenario.LongestName)
        {
            throw new ArgumentOutOfRangeException(nameof(name), $"a name of 1 to {SavedScenario.LongestName} characters is needed");
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(note.Length, SavedScenario.LongestNote, nameof(note));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(author.Length, SavedScenario.LongestAuthor, nameof(author));
    }
}
