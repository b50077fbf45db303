using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>Those whom a plan entitles and who do not receive it, by what keeps it from them; expectations, together exactly the entitled less the recipients.</summary>
/// <param name="Unclaimed">Newly entitled who do not claim: the share of take-up moves them.</param>
/// <param name="Missed">Missed today and not reached: reach moves them.</param>
/// <param name="InProcess">Applied, not decided, and within the statutory days: they wait, and no lever moves them.</param>
/// <param name="Declined">Asked, and declined: it is theirs to decide.</param>
/// <param name="Untold">Entitled by rules newer than the version, of whom no register says anything until the next run.</param>
/// <param name="Doubtful">Beside these, of whom nothing can be said: a pay line in quarantine may be theirs.</param>
/// <param name="Unjudged">Beside these likewise: a fact that the rule needs is missing.</param>
public sealed record Remaining(double Unclaimed, double Missed, double InProcess, double Declined, double Untold, double Doubtful, double Unjudged)
{
    /// <summary>Entitled less recipients.</summary>
    public double Total => Unclaimed + Missed + InProcess + Declined + Untold;

    /// <summary>The classes that make up the total, by name.</summary>
    public IReadOnlyList<(RemainingClass Class, double Persons)> Classes =>
    [
        (RemainingClass.Missed, Missed), (RemainingClass.Unclaimed, Unclaimed), (RemainingClass.InProcess, InProcess), (RemainingClass.Declined, Declined), (RemainingClass.Untold, Untold),
    ];

    /// <summary>Whether a lever of the search moves a class: reach the missed, take-up the newly entitled; the others no lever.</summary>
    public static bool IsMoved(RemainingClass one) => one is RemainingClass.Missed or RemainingClass.Unclaimed;
}

/// <summary>What keeps someone who is entitled from receiving.</summary>
public enum RemainingClass { Missed, Unclaimed, InProcess, Declined, Untold }

/// <summary>Who remains under a plan.</summary>
/// <param name="People">
/// People entitled to anything that pay lists tell, less those who receive all of it; each once, by what is hardest to move: declined, in process, untold; then missed, then unclaimed.
/// Doubtful and unjudged are those of whom nothing else remains.
/// </param>
/// <param name="Programmes">Cases of each programme; where nothing tells who received it, only the newly entitled can remain.</param>
public sealed record Remainder(Remaining People, IReadOnlyList<(Programme Programme, Remaining Remaining)> Programmes);
