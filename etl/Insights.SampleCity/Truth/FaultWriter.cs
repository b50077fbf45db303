using Insights.SampleCity.Records;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Truth;

/// <summary>Writes the planted faults and works out which rows reach nobody. A row restated elsewhere survives the ruin of one copy.</summary>
internal sealed class FaultWriter(List<FilePlan> plans, Wording wording)
{
    private readonly Dictionary<(Ledger, int), int> ruined = [];
    private readonly Dictionary<(Ledger, int), int> firstFault = [];

    /// <summary>By kind, in name order.</summary>
    public SortedDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

    public int Destroying { get; private set; }

    public void Write(string path, IEnumerable<Fault> faults)
    {
        using var file = new TruthFile(path, "fault,file,sheet,row,feed,column,kind,destroys,id18,household_no");
        var number = 0;
        foreach (var fault in faults)
        {
            number++;
            var plan = plans[fault.File];
            var (person, household) = fault.LedgerRow < 0 ? (-1, -1) : plan.Feed.Who(fault.LedgerRow);
            var id = person < 0 ? "" : wording.Book.Persons[person].Id;
            var home = household < 0 ? "" : wording.Households[household];
            file.Line($"{number},{plan.Name},{fault.Sheet},{fault.Row},{plan.Feed.Name},{fault.Column},{fault.Kind},{(fault.Destroys ? 1 : 0)},{id},{home}");
            Kinds[fault.Kind] = Kinds.GetValueOrDefault(fault.Kind) + 1;
            if (fault.Destroys)
            {
                var key = (plan.Feed.Ledger, fault.LedgerRow);
                Destroying++;
                ruined[key] = ruined.GetValueOrDefault(key) + 1;
                firstFault.TryAdd(key, number);
            }
        }
    }

    public List<DeadRow> Dead()
    {
        var copies = ruined.Keys.ToDictionary(key => key, _ => 0);
        foreach (var plan in plans)
        {
            foreach (var row in plan.Sheets.SelectMany(s => s.Rows))
            {
                if (copies.TryGetValue((plan.Feed.Ledger, row), out var count))
                {
                    copies[(plan.Feed.Ledger, row)] = count + 1;
                }
            }
        }

        return [.. ruined.Where(r => r.Value == copies[r.Key]).Select(r => new DeadRow(firstFault[r.Key], r.Key.Item1, r.Key.Item2)).OrderBy(d => d.Fault)];
    }
}
