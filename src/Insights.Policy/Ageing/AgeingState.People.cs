using Insights.Policy.Simulation;

namespace Insights.Policy.Ageing;

internal sealed partial class AgeingState
{
    /// <summary>Persons whose answers others may take over: by age at the start, and where there are any by category and grade too.</summary>
    private Dictionary<(int Age, double Category, double Grade), List<int>> Models()
    {
        var found = new Dictionary<(int, double, double), List<int>>();
        foreach (var slot in Slots())
        {
            if (Milestones.Where(m => start.Facts["age"].At(slot) is var age && age >= m && age <= m + 1).DefaultIfEmpty(-1).First() is >= 0 and var reached)
            {
                Add((reached, start.Facts["category"].At(slot), start.Facts["grade"].At(slot)), slot);
                Add((reached, 0, 0), slot);
            }
        }

        return found;

        void Add((int, double, double) key, int slot)
        {
            if (!found.TryGetValue(key, out var list))
            {
                found[key] = list = [];
            }

            list.Add(slot);
        }
    }

    /// <summary>At a milestone the answers are those of a person who was of that age at the start (hot deck), as far as there is one.</summary>
    private void Answer(int slot, int age, Chance dice)
    {
        if (!models.TryGetValue((age, facts["category"].At(slot), facts["grade"].At(slot)), out var list) && !models.TryGetValue((age, 0, 0), out list))
        {
            return;
        }

        var model = list[(int)(dice.Of(Event.Milestone, slot) * list.Count)];
        foreach (var fact in surveyed)
        {
            facts[fact].Set(slot, start.Facts[fact], model);
        }
    }

    /// <summary>New holders: so many as the rate says of today's, each a copy of one who came in the last year, with the household's income grown since.</summary>
    private long Enter(int year, Chance dice)
    {
        if (donors.Length == 0)
        {
            return 0;
        }

        var expected = Drawn(New, 14) * Holders();
        var count = (int)Math.Floor(expected + dice.Of(Event.Count, year));
        var entered = 0;
        for (; entered < count && next < fromHead.Length; entered++, next++)
        {
            var donor = donors[(int)(dice.Of(Event.Donor, entered) * donors.Length)];
            foreach (var (name, column) in facts)
            {
                column.Set(next, start.Facts[name], donor);
            }

            foreach (var fact in Grows.Where(facts.ContainsKey))
            {
                facts[fact].Set(next, Math.Round(facts[fact].At(next) * grown, 2));
            }

            start.Classes.AsSpan(donor * divisions, divisions).CopyTo(classes.AsSpan(next * divisions, divisions));
            var head = start.Head(donor);
            (income[next], members[next]) = (start.Income.At(head) * grown, start.Members[head]);
            expires[next] = expires[donor] == int.MaxValue ? int.MaxValue : expires[donor] + year * YearMonths;
            present[next >> 6] |= 1UL << (next & 63);
        }

        return entered;
    }
}
