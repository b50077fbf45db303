using System.Numerics;
using Insights.Policy.Rules;
using Insights.Policy.Simulation;
using Insights.Warehouse;

namespace Insights.Policy.Ageing;

/// <summary>
/// One possible course of the register, year by year. What changes is copied each year, the rest is shared with the population it began from;
/// people who come in lie in slots behind those who were there.
/// </summary>
internal sealed partial class AgeingState
{
    private const int YearMonths = 12;

    // A certificate is valid for ten years (管理办法 2017); a renewed one begins anew.
    private const int ValidYears = 10;

    private readonly AgeingRates rates;
    private readonly Luck luck;
    private readonly int seed;
    private readonly int draw;
    private readonly int divisions;
    private readonly int ageDivision;
    private readonly IReadOnlyList<string> ageKeys;
    private readonly string[] surveyed;
    private readonly int[] donors;
    private readonly int[] expires;
    private readonly ulong[] present;

    // Dead or moved within the years looked at, and still present.
    private readonly ulong[] left;
    private readonly byte[] fromHead;
    private readonly SimulatedPopulation start;
    private readonly Programme[] served;
    private readonly Dictionary<(int Age, double Category, double Grade), List<int>> models;
    private Dictionary<string, PackedColumn> facts;
    private sbyte[] classes;
    private double[] income;
    private byte[] members;
    private double? cityIncome;
    private double grown = 1;
    private int next;

    /// <param name="people">expiry_months and is_new of each person, in the population's order.</param>
    /// <param name="draw">0: the middle course, at the rates as estimated; others take rates within their error.</param>
    public AgeingState(SimulatedPopulation start, IReadOnlyDictionary<string, TableColumn> people, RuleBook book, AgeingRates rates, int years, int seed, int draw)
    {
        (this.start, this.rates, this.seed, this.draw) = (start, rates, seed, draw);
        luck = new(seed, draw);
        var used = start.Present.Length * 64;
        var coming = (int)Math.Ceiling(Math.Max(0, New.Share) * start.Persons * Math.Pow(1 + New.Share, years) * years * 1.5) + Bits.Persons;
        var size = (used + coming + Bits.Persons - 1) / Bits.Persons * Bits.Persons;
        surveyed = [.. book.Facts.Where(f => f.Feed == "survey").Select(f => f.Column)];
        facts = start.Facts.ToDictionary(f => f.Key, f => f.Value.Roomier(size), StringComparer.Ordinal);
        divisions = start.Divisions.Count;
        ageDivision = start.Divisions.ToList().FindIndex(d => d.Name == "age");
        ageKeys = [.. start.Divisions[ageDivision].Keys.Where(key => key != SimulationResult.Unknown)];
        present = Grown(start.Present, size / 64);
        left = new ulong[size / 64];
        fromHead = Grown(start.FromHead, size);
        classes = Grown(start.Classes, size * divisions);
        Array.Fill(classes, (sbyte)-1, start.Classes.Length, classes.Length - start.Classes.Length);
        income = [.. Enumerable.Range(0, size).Select(slot => slot < used ? start.Income.At(slot) : double.NaN)];
        members = Grown(start.Members, size);
        cityIncome = start.CityIncome;
        next = used;
        expires = new int[size];
        Array.Fill(expires, int.MaxValue);
        var came = new List<int>();
        var (months, isNew, i) = (people["expiry_months"].Numbers!, people["is_new"].Numbers!, 0);
        foreach (var slot in Slots())
        {
            expires[slot] = double.IsNaN(months[i]) ? int.MaxValue : (int)months[i];
            if (isNew[i] == 1)
            {
                came.Add(slot);
            }

            i++;
        }

        served = [.. book.Served.Where(p => start.Receipts.ContainsKey(p.Id))];
        (donors, models) = ([.. came], Models());
        Receipts = start.Receipts.ToDictionary(r => r.Key, r => r.Value.Placed(bits => Grown(bits, size / 64)), StringComparer.Ordinal);
    }

    /// <summary>Who is paid and who is missed, by programme; moved on by <see cref="ReceiptFlow"/>.</summary>
    public Dictionary<string, Receipt> Receipts { get; private set; }

    private AgeingRate New => rates.Rate("new");

    /// <summary>The register as it stands, with these receipts.</summary>
    public SimulatedPopulation At(DateOnly month) => start.Later(
        month, present.Sum(BitOperations.PopCount), (ulong[])present.Clone(), fromHead, Told(), Receipts, classes, income, members, cityIncome);

    /// <summary>The facts, with what the year's receipts show of them.</summary>
    private Dictionary<string, PackedColumn> Told()
    {
        var told = new Dictionary<string, PackedColumn>(facts, StringComparer.Ordinal);
        foreach (var p in served)
        {
            told[p.ReceiptColumn] = PackedColumn.OfBits(Receipts[p.Id].Paid);
        }

        return told;
    }

    /// <summary>The year's receipts. Who has died or moved within the years looked at, and is no longer paid either, is in the register no more.</summary>
    public void Take(Dictionary<string, Receipt> receipts)
    {
        Receipts = receipts;
        for (var w = 0; w < left.Length; w++)
        {
            var gone = left[w];
            foreach (var receipt in receipts.Values)
            {
                gone &= ~receipt.Paid[w];
            }

            (present[w], left[w]) = (present[w] & ~gone, left[w] & ~gone);
            for (; gone != 0; gone &= gone - 1)
            {
                classes.AsSpan((w * 64 + BitOperations.TrailingZeroCount(gone)) * divisions, divisions).Fill(-1);
            }
        }
    }

    public long Holders()
    {
        long holders = 0;
        foreach (var slot in Slots())
        {
            holders += Is("alive", slot) && Is("in_hukou", slot) && Is("cert_valid", slot) ? 1 : 0;
        }

        return holders;
    }

    /// <summary>Present persons, in order.</summary>
    private IEnumerable<int> Slots()
    {
        for (var w = 0; w < present.Length; w++)
        {
            for (var open = present[w]; open != 0; open &= open - 1)
            {
                yield return w * 64 + BitOperations.TrailingZeroCount(open);
            }
        }
    }

    private bool Is(string fact, int slot) => facts[fact].IsTrue(slot);

    /// <summary>A rate in this draw: as estimated, or within its error.</summary>
    private double Drawn(AgeingRate rate, int turn) => Math.Clamp(rate.Share + rate.Error * luck.Of(Event.Count, turn), 0, 1);

    private double Drawn(AgeingGrowth growth, int turn) => growth.Yearly + growth.Error * luck.Of(Event.Growth, turn);

    private static T[] Grown<T>(T[] one, int size)
    {
        var more = new T[size];
        one.CopyTo(more, 0);
        return more;
    }
}
