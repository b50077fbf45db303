using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>
/// How far help is from a person: a factor of about 1 on the chance of being overlooked, of losing touch with the offices, and (inverted) of asking by oneself.
/// It follows from who the person is and where, so that what is not known can be learned from what is; the weights are assumptions, labelled as such,
/// and the city's mean stays where facts.md 7 puts it (omission 3–5 %).
/// </summary>
internal static class Distance
{
    // Mean of the unscaled factor over the holders of a city.
    private const double Mean = 1.72;

    /// <summary>Of a household: its holder who is farthest.</summary>
    public static double Of(Family family, int day)
    {
        var far = 0.0;
        foreach (var member in family.Members)
        {
            far = member is { Gone: false, Holder: not null } ? Math.Max(far, Of(family, member, day)) : far;
        }

        return far > 0 ? far : 1;
    }

    public static double Of(Family family, Member member, int day)
    {
        var held = member.Holder!;
        var mental = held.Category is 5 or 6 || (held.Category == 7 && (held.Components & 0b11_0000) != 0);
        var score = (mental ? 0.7 : 0) + (held.Grade == 1 ? 0.35 : held.Grade == 2 ? 0.15 : 0) + (Alone(family) ? 0.6 : 0)
            + (Window.Age(member.Birth, day) >= 75 ? 0.5 : 0) + (day - family.MovedOn < 365 ? 0.8 : 0) + OfVillage(family.Village);
        return Math.Exp(score) / Mean;
    }

    /// <summary>The chance that a household which was out of touch has become poor, or come to the edge, beside that of any other: the nearer it was to the line, the greater.</summary>
    public static double Fall(Family family, int day) =>
        Math.Exp((-0.7 * family.Level) - 0.24) * (Alone(family) ? 2.0 : 0.85) * Math.Sqrt(Of(family, day));

    public static bool Alone(Family family) => family.Members.Count(m => m.Present) == 1;

    /// <summary>One village in four has nobody who goes from door to door.</summary>
    private static double OfVillage(int village) => Dice.Mix((ulong)village + 0x5EED) % 4 == 0 ? 0.7 : -0.2;
}
