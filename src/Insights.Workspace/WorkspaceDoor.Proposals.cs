using Microsoft.EntityFrameworkCore;

namespace Insights.Workspace;

public sealed partial class WorkspaceDoor
{
    /// <summary>All that were ever proposed, the latest first, withdrawn ones too.</summary>
    public IReadOnlyList<ParameterProposal> Proposals() =>
        Read<IReadOnlyList<ParameterProposal>>([], context => [.. context.Proposals.OrderByDescending(p => p.Proposed).ThenBy(p => p.Id)]);

    /// <summary>Keeps who proposed what; the file in policy/ is written by whoever calls.</summary>
    public ParameterProposal Propose(string parameter, DateOnly from, decimal value, string source, string note, string author, string file) => Write(context =>
    {
        var now = Now;
        var proposal = new ParameterProposal(Id($"{parameter}\n{from:yyyy-MM}\n{author}\n{now.ToUnixTimeMilliseconds()}"), parameter, from, value, source, note, author, file, now, null);
        context.Add(proposal);
        context.SaveChanges();
        return proposal;
    });

    /// <returns>Whether there was one that had not been withdrawn yet.</returns>
    public bool Withdraw(string id)
    {
        var now = Now;
        return Write(context => context.Proposals.Where(p => p.Id == id && p.Withdrawn == null).ExecuteUpdate(set => set.SetProperty(p => p.Withdrawn, now)) == 1);
    }
}
