using Insights.SampleCity.Bodies;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Registers;

/// <summary>Every register, and the filling of them all.</summary>
internal static class RegisterHall
{
    // One line a register, in the order in which their files are planned: new ones at the end.
    private static Register[] Registers() =>
    [
        new Rehabilitation(),
        Party.Branches(), Party.Work(), Tasks.Reform(), Tasks.Coordination(), Requests.Make(), Organisations.Make(), Staff.Commissioners(), Staff.Professionals(),
        Institutions.Assessments(), Institutions.Projects(), Supply.Matches(), Supply.Sharing(), Money.Make(),
        new ChildRehabilitation(),
        new AssistiveDevices(),
        new Employment(),
        new JobSupport(),
        new CarePlaces(),
        new CarePlacements(),
        new HomeModifications(),
        new FacilityAudits(),
        new RightsCases(),
        new Activities(),
        new SocialInsurance(),
        new AidPayments(),
        Construction.Make(),
    ];

    /// <summary>Fills the registers side by side; their rows are numbered one register after the other.</summary>
    public static List<RegisterRows> Fill(int seed, Window window, Book book, Gazetteer gazetteer, CancellationToken cancellation)
    {
        var city = new City(seed, window, book, gazetteer);
        var filled = Registers().Select(r => new RegisterRows(r)).ToList();
        Parallel.ForEach(filled, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) },
            rows => rows.Register.Fill(city, rows));
        for (var i = 1; i < filled.Count; i++)
        {
            filled[i].Offset = filled[i - 1].Offset + filled[i - 1].Count;
        }

        return filled;
    }
}
