using Insights.Policy.Simulation;

namespace Insights.Policy.Ageing;

internal sealed partial class AgeingState
{
    /// <summary>Ages at which other rules begin to hold: at each the survey's answers become those of someone of that age, category and grade.</summary>
    private static readonly int[] Milestones = [7, 16, 18, 60];

    // Facts in yuan that grow as incomes do.
    private static readonly string[] Grows = ["hh_income", "elderly_care", "medical_cost"];

    /// <summary>
    /// Twelve months on. In this order: everyone a year older; deaths, moves out; certificates that expire are renewed or not, others lapse or come back; incomes grow;
    /// people come in as those of the last year did (each a copy of one of them, drawn by lot).
    /// </summary>
    public YearEvents Advance(int year, CancellationToken cancel)
    {
        var dice = new Chance(seed, draw, year);
        facts = facts.ToDictionary(f => f.Key, f => Changes(f.Key) ? f.Value.Copy() : f.Value, StringComparer.Ordinal);
        (classes, income, members) = ([.. classes], [.. income], [.. members]);
        var (deaths, moves, renewed, expired, returned) = (0L, 0L, 0L, 0L, 0L);
        var turned = Milestones.ToDictionary(m => m, _ => 0L);
        var slots = Slots().ToArray();
        var death = AgeingRates.DeathBands.Select((from, i) => Drawn(rates.Rate("death", $"{from}"), i)).ToArray();
        var (move, renew, lapse, back) = (Drawn(rates.Rate("moved"), 10), Drawn(rates.Rate("renewed"), 11), Drawn(rates.Rate("lapsed"), 12), Drawn(rates.Rate("back"), 13));
        var growth = Drawn(rates.Income, 1);
        grown *= 1 + growth;
        cityIncome *= 1 + Drawn(rates.CityIncome, 2);
        foreach (var slot in slots)
        {
            if (slot % Bits.Persons == 0)
            {
                cancel.ThrowIfCancellationRequested();
            }

            Grow(slot, 1 + growth);
            if (!Is("alive", slot) || !Is("in_hukou", slot))
            {
                continue;
            }

            // Of whom the age is not known, no death can be told; all else may happen.
            var was = facts["age"].At(slot);
            if (was >= 0 && dice.Of(Event.Death, slot) < death[AgeingRates.DeathBands.Count(from => was >= from) - 1])
            {
                deaths++;
                facts["alive"].Set(slot, false);
                Leave(slot);
                continue;
            }

            if (dice.Of(Event.Move, slot) < move)
            {
                moves++;
                facts["in_hukou"].Set(slot, false);
                Leave(slot);
                continue;
            }

            if (was >= 0)
            {
                Older(slot, was + 1, turned, dice);
            }

            Certificate(slot, year, dice, renew, lapse, back, ref renewed, ref expired, ref returned);
        }

        return new(Enter(year, dice), deaths, moves, renewed, expired, returned, turned);
    }

    private void Older(int slot, double age, Dictionary<int, long> turned, Chance dice)
    {
        facts["age"].Set(slot, age);
        if (facts.TryGetValue("age_august", out var august) && august.At(slot) is >= 0 and var before)
        {
            august.Set(slot, before + 1);
        }

        classes[slot * divisions + ageDivision] = Band(age);
        if (turned.ContainsKey((int)age))
        {
            turned[(int)age]++;
            Answer(slot, (int)age, dice);
        }
    }

    private bool Changes(string fact) => fact is "age" or "age_august" or "alive" or "in_hukou" or "cert_valid" or "hh_members" or "check_months" or "device_years" || Grows.Contains(fact) || surveyed.Contains(fact);

    private void Grow(int slot, double by)
    {
        foreach (var fact in Grows)
        {
            if (facts.TryGetValue(fact, out var column) && column.At(slot) is var yuan and not 0 && !double.IsNaN(yuan))
            {
                column.Set(slot, Math.Round(yuan * by, 2));
            }
        }

        // A check of means is a year older; by then no gradual exit lasts.
        if (facts.TryGetValue("check_months", out var check) && check.At(slot) is >= 0 and < 90 and var months)
        {
            check.Set(slot, months + YearMonths);
        }

        if (facts.TryGetValue("device_years", out var device) && device.At(slot) is >= 0 and < 90 and var years)
        {
            device.Set(slot, years + 1);
        }

        income[slot] *= by;
    }

    private void Certificate(int slot, int year, Chance dice, double renew, double lapse, double back, ref long renewed, ref long expired, ref long returned)
    {
        var valid = facts["cert_valid"];
        if (!valid.IsTrue(slot))
        {
            if (valid.IsKnown(slot) && dice.Of(Event.Return, slot) < back)
            {
                returned++;
                valid.Set(slot, true);
                expires[slot] = (year + ValidYears) * YearMonths;
            }
        }
        else if (expires[slot] < year * YearMonths)
        {
            if (dice.Of(Event.Renewal, slot) < renew)
            {
                renewed++;
                expires[slot] += ValidYears * YearMonths;
            }
            else
            {
                expired++;
                valid.Set(slot, false);
            }
        }
        else if (dice.Of(Event.Lapse, slot) < lapse)
        {
            expired++;
            valid.Set(slot, false);
        }
    }

    /// <summary>A member less: the household's income a head stays. With its last living resident holder the household leaves the measures.</summary>
    private void Leave(int slot)
    {
        left[slot >> 6] |= 1UL << (slot & 63);
        var head = slot - fromHead[slot];
        var rest = false;
        for (var i = head; i < fromHead.Length && i - fromHead[i] == head; i++)
        {
            rest |= Is("alive", i) && Is("in_hukou", i);
            Fewer(i);
        }

        if (double.IsNaN(income[head]))
        {
            return;
        }

        if (!rest || members[head] <= 1)
        {
            (income[head], members[head]) = (double.NaN, 0);
            return;
        }

        income[head] *= (members[head] - 1.0) / members[head];
        members[head]--;
    }

    private void Fewer(int slot)
    {
        if (facts.TryGetValue("hh_members", out var column) && column.At(slot) is > 1 and var count)
        {
            column.Set(slot, count - 1);
            if (facts["hh_income"].At(slot) is var yuan && !double.IsNaN(yuan))
            {
                facts["hh_income"].Set(slot, Math.Round(yuan * (count - 1) / count, 2));
            }
        }
    }

    private sbyte Band(double age) => (sbyte)(ageKeys.Count(key => age >= int.Parse(key.Split('-', '+')[0])) - 1);
}
