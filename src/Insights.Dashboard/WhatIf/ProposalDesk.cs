using Insights.Policy.Rules;
using Insights.Warehouse;
using Insights.Warehouse.Rows;
using Insights.Workspace;

namespace Insights.Dashboard.WhatIf;

/// <summary>A proposed value with what became of it.</summary>
/// <param name="InForce">Whether the published version knows it; until then it can be taken back.</param>
public sealed record ProposalState(ProposedValue Value, PolicyParameter Parameter, bool InForce);

/// <summary>Why a proposal was not made.</summary>
/// <param name="Word">Its word under whatif.propose.fault.</param>
/// <param name="Detail">What the rule reader says, where it is that which refused.</param>
public sealed record ProposalFault(string Word, string Detail = "");

/// <summary>Where planners put dated values of the city: as files in the data home's policy/, each judged by the rules' own reader before it is written, none ever written over.</summary>
public sealed class ProposalDesk(string home, WhatIfEngine engine, WorkspaceDoor store, TimeProvider clock)
{
    private readonly Lock gate = new();

    /// <summary>All proposals on file, the latest month first.</summary>
    public IReadOnlyList<ProposalState> All(PublishedVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var book = Rules([]).Book;
        var known = version.Rows<Parameter>("parameters").Select(p => (p.Code, p.FromMonth)).ToHashSet();
        return book is null ? [] : [.. book.Proposals.OrderByDescending(p => p.From).ThenBy(p => p.Parameter, StringComparer.Ordinal)
            .Select(p => new ProposalState(p, book.Parameters.Single(q => q.Id == p.Parameter), known.Contains((p.Parameter, p.From))))];
    }

    /// <summary>Writes a proposal, or says why not.</summary>
    /// <param name="asOf">The last month judged; a proposal never touches the past.</param>
    public ProposalFault? Propose(string parameter, DateOnly? from, decimal? value, string author, string source, string? note, DateOnly asOf)
    {
        if (from is not { } month || value is not { } amount || string.IsNullOrWhiteSpace(author) || string.IsNullOrWhiteSpace(source))
        {
            return new("incomplete");
        }

        if (month <= asOf)
        {
            return new("past");
        }

        var proposal = new ProposedValue(parameter, month, amount, author.Trim(), CityTime.Today(clock), source.Trim(), string.IsNullOrWhiteSpace(note) ? null : note.Trim());
        lock (gate)
        {
            if (engine.RuleFiles().Any(f => Path.GetFileName(f) == proposal.File))
            {
                return new("dated");
            }

            var (book, faults) = Rules([(proposal.File, proposal.Text())]);
            if (book is null)
            {
                return faults.FirstOrDefault(f => f.File == proposal.File) is { } own
                    ? own.Message.Contains("already has a value", StringComparison.Ordinal) ? new("dated") : own.Message.Contains("can be from", StringComparison.Ordinal) ? new("range") : new("refused", own.Message)
                    : new("rules", faults[0].ToString());
            }

            try
            {
                var folder = Directory.CreateDirectory(Path.Combine(home, "policy")).FullName;
                var next = Path.Combine(folder, proposal.File + ".next");
                File.WriteAllText(next, proposal.Text());
                File.Move(next, Path.Combine(folder, proposal.File), overwrite: false);
                store.Propose(parameter, month, amount, proposal.Source, proposal.Note ?? string.Empty, proposal.Author, Path.Combine("policy", proposal.File));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return new("disk", fault.Message);
            }
            catch (WorkspaceFaultException)
            {
                // The file decides and lies there; only the journal of who proposed what lacks a line, and the file says it too.
            }
        }

        return null;
    }

    /// <summary>Takes back a proposal that no run has read yet.</summary>
    public ProposalFault? Withdraw(ProposedValue proposal, PublishedVersion version)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        lock (gate)
        {
            if (All(version).FirstOrDefault(p => p.Value == proposal) is not { InForce: false })
            {
                return new("read");
            }

            try
            {
                File.Delete(Path.Combine(home, "policy", proposal.File));
                foreach (var kept in store.Proposals().Where(p => p.Parameter == proposal.Parameter && p.From == proposal.From && p.Withdrawn is null))
                {
                    store.Withdraw(kept.Id);
                }
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return new("disk", fault.Message);
            }
            catch (WorkspaceFaultException)
            {
                // As above: the file is gone, and that is what counts.
            }
        }

        return null;
    }

    private (RuleBook? Book, IReadOnlyList<PolicyFault> Faults) Rules(IEnumerable<(string File, string Text)> more) =>
        RuleBook.Read(engine.RuleFiles().Select(f => (Path.GetFileName(f), File.ReadAllText(f))).Concat(more));
}
