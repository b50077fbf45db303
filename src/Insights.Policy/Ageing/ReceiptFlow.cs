using System.Numerics;
using Insights.Policy.Simulation;

namespace Insights.Policy.Ageing;

/// <summary>
/// Who is paid a year later, programme by programme: newly entitled people come to be paid or are missed, missed ones are found or not, few drop out, payments stop
/// when the entitlement does, or run on wrongly; each at the rate of the last year.
/// <para>Of programmes that registers of services tell, nobody knows month by month who was entitled, so no such rate can be told: as many of the entitled receive them
/// each year as in the last. Who has one keeps it, or stands for another who is served in that person's place; of the newly entitled that same share receives it.</para>
/// </summary>
internal sealed class ReceiptFlow(AgeingRates rates, WhatIf today, int seed, int draw)
{
    public Dictionary<string, Receipt> Move(
        IReadOnlyDictionary<string, Receipt> before, IReadOnlyDictionary<string, ulong[]> entitledBefore, IReadOnlyDictionary<string, ulong[]> entitled, int year)
    {
        var moved = new Dictionary<string, Receipt>(StringComparer.Ordinal);
        var turn = 0;
        foreach (var (programme, receipt) in before.OrderBy(r => !today.Book.Programme(r.Key).IsRecorded).ThenBy(r => r.Key, StringComparer.Ordinal))
        {
            moved[programme] = Move(programme, receipt, entitledBefore[programme], entitled[programme], year, turn++);
        }

        return moved;
    }

    private Receipt Move(string programme, Receipt before, ulong[] was, ulong[] now, int year, int turn)
    {
        var dice = new Chance(seed, draw, year);
        var luck = new Luck(seed, draw);
        double Drawn(string kind, int n)
        {
            var steady = !today.Book.Programme(programme).IsRecorded;
            if (steady && kind != "take_up")
            {
                return kind == "stopped" ? 1 : 0;
            }

            var rate = steady ? new AgeingRate(kind, programme, today.ReachedByLaw(programme).Entitled, today.ReachedByLaw(programme).Paid) : rates.Rate(kind, programme);
            return Math.Clamp(rate.Share + rate.Error * luck.Of(Event.Receipt, turn * 8 + n), 0, 1);
        }

        var (takeUp, found, dropped, stopped, ended) = (Drawn("take_up", 0), Drawn("found", 1), Drawn("dropped", 2), Drawn("stopped", 3), Drawn("ended", 4));
        var (paid, missed, inProcess, declined) = (new ulong[now.Length], new ulong[now.Length], new ulong[now.Length], new ulong[now.Length]);
        for (var w = 0; w < now.Length; w++)
        {
            var (e, p, m, e0) = (now[w], before.Paid[w], before.Missed[w], w < was.Length ? was[w] : 0);
            for (var open = e | p; open != 0; open &= open - 1)
            {
                var bit = open & (~open + 1);
                var chance = dice.Of(Event.Receipt, w * 64 + BitOperations.TrailingZeroCount(open), turn);
                var (isEntitled, wasPaid, wasEntitled) = ((e & bit) != 0, (p & bit) != 0, (e0 & bit) != 0);
                var (isPaid, isMissed) = (isEntitled, wasPaid, wasEntitled) switch
                {
                    (true, true, true) => (chance >= dropped, chance < dropped),
                    (true, true, false) => (true, false),
                    (true, false, true) when (m & bit) != 0 => (chance < found, chance >= found),
                    // Applied, or declined: who is not paid by now stays outside the count of the missed.
                    (true, false, true) => (chance < takeUp, false),
                    (true, false, false) => (chance < takeUp, chance >= takeUp),
                    (false, _, true) => (chance >= stopped, false),
                    (false, _, false) => (chance >= ended, false),
                };
                paid[w] |= isPaid ? bit : 0;
                missed[w] |= isMissed ? bit : 0;
            }

            var stays = e & ~paid[w] & ~missed[w];
            (inProcess[w], declined[w]) = (before.InProcess[w] & stays, before.Declined[w] & stays);
        }

        return new(paid, missed, new ulong[now.Length], inProcess, declined);
    }
}
