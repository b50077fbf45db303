using Insights.Policy.Simulation;

namespace Insights.Policy.Seeking;

/// <summary>What stands in the way of a goal.</summary>
/// <param name="Asked">The bound as it was set.</param>
/// <param name="Nearest">The best that was found for it while the other bounds hold; null where these alone cannot be met.</param>
/// <param name="Alone">The best that these levers reach for it with no other bound.</param>
/// <param name="Binds">In an unmet goal: dropping it alone makes the goal attainable, or it cannot be met even alone. In a met one: a payable step that does better would break it.</param>
public sealed record SeekObstacle(SeekBound Bound, double Asked, double? Nearest, double Alone, bool Binds);

/// <summary>The answer to a goal, and the frontier it lies on.</summary>
/// <param name="Law">The plan that changes nothing.</param>
/// <param name="Frontier">Plans that no other tried plan beats in cost, coverage and gap together, cheapest first; where nobody may lose, of the plans by which nobody does.</param>
/// <param name="Best">The best plan that meets the goal; null where none was found.</param>
/// <param name="Nearest">Where the goal is not met: the plan that comes nearest.</param>
/// <param name="AtEnds">Levers that stand at the end of their range in <paramref name="Best"/> or <paramref name="Nearest"/>.</param>
/// <param name="Remainder">Who remains without what <paramref name="Best"/> or <paramref name="Nearest"/> entitles them to, and which lever would move them.</param>
/// <param name="Tried">Plans judged over the whole population.</param>
public sealed record SeekAnswer(
    IReadOnlyList<SeekLever> Levers, SeekGoal Goal, SeekPoint Law, IReadOnlyList<SeekPoint> Frontier, SeekPoint? Best, SeekPoint? Nearest,
    IReadOnlyList<SeekObstacle> Obstacles, IReadOnlyList<SeekLever> AtEnds, Remainder Remainder, int Tried, double Seconds);
