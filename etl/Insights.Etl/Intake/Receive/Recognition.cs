using System.IO.Enumeration;
using Insights.Etl.Contracts;

namespace Insights.Etl.Receive;

/// <summary>A column found in a sheet's header.</summary>
/// <param name="Position">Index of the cell in a row, from 0.</param>
/// <param name="Header">The header as the sender wrote it.</param>
/// <param name="Unit">The unit of money that the header, or later the sheet, names; null where none is named.</param>
public sealed record FoundColumn(ContractColumn Column, int Position, string Header, string? Unit)
{
    public bool InTenThousands => Unit == MoneyUnit.TenThousand;
}

/// <summary>What a sheet turned out to be.</summary>
/// <param name="HeaderRow">Index of the (lower) header row, from 0.</param>
/// <param name="Missing">Columns that must be there and are not.</param>
/// <param name="Strangers">Headers of that row which stand for no column of the contract, as the sender wrote them.</param>
/// <param name="Rivals">Further columns whose whole header is that of a column found: nobody can tell which of the two is meant.</param>
public sealed record SheetHeader(
    Contract Contract, int HeaderRow, int Levels, IReadOnlyList<FoundColumn> Found, IReadOnlyList<ContractColumn> Missing, IReadOnlyList<FoundColumn> Rivals,
    IReadOnlyList<string> Strangers)
{
    public bool IsComplete => Missing.Count == 0;

    /// <summary>Enough of a header to say that this sheet was meant to be data.</summary>
    public bool IsMeantAsData => Found.Count >= Math.Max(2, Contract.Columns.Count(c => c.MustBeFound) / 2);
}

/// <summary>Says which contract a file follows, by its name and by its header.</summary>
public sealed class Recognition
{
    /// <summary>A header is looked for in this many rows.</summary>
    public const int HeadRows = 30;

    private readonly IReadOnlyList<Contract> _contracts;
    private readonly Dictionary<string, Dictionary<string, ContractColumn>> _headers = new(StringComparer.Ordinal);

    public Recognition(IReadOnlyList<Contract> contracts)
    {
        ArgumentNullException.ThrowIfNull(contracts);
        _contracts = contracts;
        foreach (var contract in contracts)
        {
            var words = new Dictionary<string, ContractColumn>(StringComparer.Ordinal);
            foreach (var column in contract.Columns)
            {
                foreach (var header in column.Headers.Append(column.Name))
                {
                    words.TryAdd(HeaderText.Plain(header), column);
                }
            }

            _headers[contract.Feed] = words;
        }
    }

    public IReadOnlyList<Contract> ByName(string stem) =>
        [.. _contracts.Where(c => c.Names.Any(n => FileSystemName.MatchesSimpleExpression(n, stem, true)))];

    /// <summary>The best header among the first rows, complete before incomplete, or null where nothing fits any contract.</summary>
    /// <param name="stem">The file's name: contracts that name it come before those that do not.</param>
    public SheetHeader? Find(string stem, IReadOnlyList<string?[]> rows, Func<ContractColumn, bool> standsElsewhere)
    {
        var named = ByName(stem);
        SheetHeader? best = null;
        foreach (var contract in named.Count > 0 ? named : _contracts)
        {
            var header = Find(contract, rows, standsElsewhere);
            if (header is not null && (best is null || Rank(header) > Rank(best)))
            {
                best = header;
            }
        }

        return best;
    }

    private static int Rank(SheetHeader header) => (header.IsComplete ? 1000 : 0) + header.Found.Count;

    private SheetHeader? Find(Contract contract, IReadOnlyList<string?[]> rows, Func<ContractColumn, bool> standsElsewhere)
    {
        List<FoundColumn> best = [], rivals = [];
        var (at, levels) = (0, 1);
        for (var row = 0; row < rows.Count; row++)
        {
            var (single, twice) = Match(contract, rows[row], null);
            if (single.Count > best.Count)
            {
                (best, rivals, at, levels) = (single, twice, row, 1);
            }

            if (row > 0)
            {
                (var pair, twice) = Match(contract, rows[row], rows[row - 1]);
                if (pair.Count > best.Count)
                {
                    (best, rivals, at, levels) = (pair, twice, row, 2);
                }
            }
        }

        if (levels == 1 && at > 0 && rows[at - 1].Count(c => !string.IsNullOrWhiteSpace(c)) > 1)
        {
            // The lower row says all but the unit, which may stand over a group of columns: 月收入(万元).
            var under = Match(contract, rows[at], rows[at - 1]).Found;
            best = [.. best.Select(f => f.Unit is null ? f with { Unit = under.Find(u => u.Position == f.Position)?.Unit } : f)];
        }

        return best.Count == 0 ? null : new SheetHeader(contract, at, levels, best, Missing(contract, best, standsElsewhere), rivals, Strangers(rows[at], best));
    }

    private static List<string> Strangers(string?[] row, List<FoundColumn> found) =>
        [.. row.Select((text, i) => (Text: (text ?? string.Empty).Trim(), i)).Where(c => c.Text.Length > 0 && !found.Exists(f => f.Position == c.i)).Select(c => c.Text)];

    private static List<ContractColumn> Missing(Contract contract, List<FoundColumn> found, Func<ContractColumn, bool> standsElsewhere) =>
        [.. contract.Columns.Where(c => c.MustBeFound && !found.Any(f => f.Column == c) && !standsElsewhere(c))];

    /// <summary>Columns of one header row, or of a lower row under an upper one whose merged cells reach to the right and down; and those that claim what another has.</summary>
    private (List<FoundColumn> Found, List<FoundColumn> Rivals) Match(Contract contract, string?[] lower, string?[]? upper)
    {
        var words = _headers[contract.Feed];
        var (found, rivals, whole) = (new List<FoundColumn>(), new List<FoundColumn>(), new HashSet<ContractColumn>());
        var above = string.Empty;
        for (var i = 0; i < Math.Max(lower.Length, upper?.Length ?? 0); i++)
        {
            var own = HeaderText.Plain(i < lower.Length ? lower[i] : null);
            var over = HeaderText.Plain(upper is not null && i < upper.Length ? upper[i] : null);
            above = over.Length > 0 ? over : own.Length > 0 ? above : string.Empty;
            string[] candidates = own.Length == 0 ? [over] : above.Length == 0 ? [own] : [above + own, own];
            foreach (var candidate in candidates.Where(c => c.Length > 0))
            {
                var isWhole = words.TryGetValue(candidate, out var column) && candidate == candidates[0];
                if (column is null)
                {
                    words.TryGetValue(HeaderText.WithoutRemark(candidate), out column);
                }

                if (column is null)
                {
                    continue;
                }

                var text = (own.Length == 0 ? upper![i] : lower[i]) ?? string.Empty;
                var here = new FoundColumn(column, i, text.Trim(), column.Type == CellType.Yuan ? MoneyUnit.OfHeader(own) ?? MoneyUnit.OfHeader(above) : null);
                if (!found.Any(f => f.Column == column))
                {
                    found.Add(here);
                    _ = isWhole && whole.Add(column);
                    break;
                }

                if (isWhole && whole.Contains(column))
                {
                    rivals.Add(here);
                    break;
                }
            }
        }

        return (found, rivals);
    }
}
