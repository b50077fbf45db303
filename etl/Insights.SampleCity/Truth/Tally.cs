namespace Insights.SampleCity.Truth;

/// <summary>Counts for the summary: people by programme, month and state, and people missed by any programme.</summary>
internal sealed class Tally(int months)
{
    private readonly int[] counts = new int[Entitlement.Programmes * months * TruthFile.StateNames.Length];

    public int[] Missed { get; } = new int[months];

    public double[] IncomeFen { get; } = new double[months];

    public double[] Heads { get; } = new double[months];

    public double[] PerHeadFen { get; } = new double[months];

    public int[] Checked { get; } = new int[months];

    public int[] Holders { get; } = new int[months];

    public int this[int programme, int month, State state] => counts[At(programme, month, state)];

    public void Count(StateTable table, int person)
    {
        for (var month = 0; month < months; month++)
        {
            var missed = false;
            for (var p = 0; p < Entitlement.Programmes; p++)
            {
                var state = table[person, p, month].State;
                counts[At(p, month, state)]++;
                missed |= state == State.BlindSpot;
            }

            Missed[month] += missed ? 1 : 0;
        }
    }

    private int At(int programme, int month, State state) => (((programme * months) + month) * TruthFile.StateNames.Length) + (int)state;
}
