using System.Collections.Concurrent;
using DuckDB.NET.Data;
using Insights.Etl.Contracts;
using Insights.Etl.Receive;

namespace Insights.Etl.Land;

/// <summary>
/// Which months no delivery of a feed stands for: the table meta_feed_gap, one row per feed and month, with the last month that was delivered before (NULL: none ever).
/// A delivery tells its month by its rows, or by its file's name (an empty list is a delivery: nothing happened; one of which every row is refused is none). It stands for its own month or quarter, or for as long
/// as the contract's <see cref="Contract.Stands"/> says. Where rows are statements of a month, a month in between without any is lacking as well; where they are
/// events, it was quiet.
/// </summary>
public sealed class FeedMonths(DuckDBConnection db, Ledger ledger)
{
    private const int MonthsOfAYear = 12;

    /// <param name="first">First month of the record.</param>
    /// <param name="asOf">Last month of the record.</param>
    public void Make(IReadOnlyList<Contract> contracts, DateOnly first, DateOnly asOf)
    {
        var told = new ConcurrentDictionary<string, IReadOnlyList<int>>(StringComparer.Ordinal);
        Lanes.Run(db, contracts, _ => [], (lane, contract) => told[contract.Feed] = Told(lane, contract), CancellationToken.None);
        db.Execute("CREATE OR REPLACE TABLE meta_feed_gap (feed VARCHAR, month DATE, since DATE)");
        using var gaps = db.CreateAppender("meta_feed_gap");
        foreach (var contract in contracts)
        {
            var heard = Heard(contract, told[contract.Feed]);
            var known = contract.Rhythm == Rhythm.Irregular ? Enumerable.Range(Number(first), heard.Any ? MonthsBetween(first, asOf) : 0).ToHashSet() : Standing(contract, heard.Months);
            for (var month = first; month <= asOf; month = month.AddMonths(1))
            {
                if (!known.Contains(Number(month)))
                {
                    var before = heard.Months.Where(m => m <= Number(month)).DefaultIfEmpty(-1).Max();
                    gaps.CreateRow().AppendValue(contract.Feed).AppendValue(month).AppendValue(before < 0 ? (DateOnly?)null : First(before)).EndRow();
                }
            }
        }
    }

    /// <summary>The lists on which a month rests that came for the month before and have not come for this one: early in a month the first pay list is in, the others are due days later.</summary>
    public IReadOnlyList<AwaitedList> Awaited(IReadOnlyList<Contract> contracts, DateOnly month)
    {
        var awaited = new List<AwaitedList>();
        foreach (var contract in contracts.Where(c => c.Awaited))
        {
            if (contract.Lists is { } list)
            {
                var missing = db.Scalar<string>(
                    $"""
                    WITH told AS (
                      SELECT {list} AS list, date_trunc('month', {contract.Period}) AS month
                      FROM (SELECT {list}, {contract.Period} FROM landed_{contract.Feed} UNION ALL BY NAME SELECT {list}, {contract.Period} FROM doubtful_{contract.Feed})
                    )
                    SELECT string_agg(list, ',' ORDER BY list)
                    FROM (SELECT list FROM told WHERE month = $1::DATE - INTERVAL 1 MONTH EXCEPT SELECT list FROM told WHERE month = $1::DATE)
                    """,
                    month);
                awaited.AddRange((missing ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => new AwaitedList(contract.Feed, contract.Title, name)));
                continue;
            }

            var heard = Heard(contract, Told(db, contract)).Months;
            if (heard.Contains(Number(month) - 1) && !heard.Contains(Number(month)))
            {
                awaited.Add(new AwaitedList(contract.Feed, contract.Title, null));
            }
        }

        return awaited;
    }

    /// <summary>The months for which something stands, as numbers.</summary>
    private static HashSet<int> Standing(Contract contract, IReadOnlyCollection<int> heard)
    {
        var known = new HashSet<int>();
        foreach (var month in heard)
        {
            var quarter = contract.Rhythm == Rhythm.Quarterly;
            var from = quarter && contract.Stands == 0 ? month - (month % 3) : month;
            var stands = contract.Stands > 0 ? contract.Stands : contract.Rhythm == Rhythm.Yearly ? MonthsOfAYear : 1;
            known.UnionWith(Enumerable.Range(from, Math.Max(quarter ? month - (month % 3) + 3 : 0, month + stands) - from));
        }

        if (!IsStatement(contract) && known.Count > 0)
        {
            known.UnionWith(Enumerable.Range(known.Min(), known.Max() - known.Min()));
        }

        return known;
    }

    /// <summary>Whether each row speaks of a month that is part of its key, so that a month without rows is a month without a delivery.</summary>
    private static bool IsStatement(Contract contract) => contract.Key.Any(k => k == contract.Period && contract.Column(k).Type == CellType.Month);

    private (bool Any, IReadOnlyCollection<int> Months) Heard(Contract contract, IReadOnlyList<int> told)
    {
        var files = ledger.Files.Where(f => f.Feed == contract.Feed && (f.Read == 0 || f.Read > f.Quarantined)).ToList();
        var named = files.Where(f => f.Read == 0 || !IsStatement(contract)).SelectMany(f => MonthsOfName.In(f.Name));
        return (files.Exists(f => f.Landed > 0), [.. told.Concat(contract.Rhythm == Rhythm.Irregular ? [] : named).Distinct()]);
    }

    /// <summary>The months that the feed's rows speak of.</summary>
    private static List<int> Told(DuckDBConnection lane, Contract contract)
    {
        var months = new List<int>();
        if (contract.Period is null)
        {
            return months;
        }

        using var command = lane.CreateCommand();
        command.CommandText = $"SELECT DISTINCT 12 * year(period) + month(period) - 1 FROM (SELECT ({contract.Period})::DATE AS period FROM landed_{contract.Feed}) WHERE period IS NOT NULL";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            months.Add((int)reader.GetInt64(0));
        }

        return months;
    }

    private static int Number(DateOnly month) => (MonthsOfAYear * month.Year) + month.Month - 1;

    private static DateOnly First(int number) => new(number / MonthsOfAYear, (number % MonthsOfAYear) + 1, 1);

    private static int MonthsBetween(DateOnly first, DateOnly last) => Number(last) - Number(first) + 1;
}
