using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Fills the book of the whole city: parts of some hundred households in parallel, put together in their order.</summary>
internal sealed class CityMaker(SampleOptions options, Window window, Gazetteer gazetteer)
{
    private const int PartSize = 500;
    private const double NewHoldersAYear = 0.040;
    private const double GhostShare = 0.0004;

    private enum Kind
    {
        Settled = 1,
        Newcomer,
        Ghost,
        Plan,
    }

    /// <summary>Everyone with a disability, with a certificate or without; known after <see cref="Make"/>.</summary>
    public List<Disabled> Disabled { get; private set; } = [];

    public Book Make(Action<double> progress, CancellationToken cancellation)
    {
        var holders = Plan();
        var newcomers = (int)Math.Round(options.Persons * NewHoldersAYear * options.Months / 12);
        var ghosts = (int)Math.Round(options.Persons * GhostShare);
        var total = holders.Length + newcomers + ghosts;
        var parts = new Book[(total + PartSize - 1) / PartSize];
        var done = 0;
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Max(2, Environment.ProcessorCount) };
        Parallel.For(0, parts.Length, parallel, part =>
        {
            var book = new Book();
            var lives = new Lives(window, book, gazetteer);
            for (var i = part * PartSize; i < Math.Min(total, (part + 1) * PartSize); i++)
            {
                Live(lives, i, holders, newcomers, ghosts);
            }

            book.Close();
            parts[part] = book;
            progress(Interlocked.Increment(ref done) / (double)parts.Length);
        });
        var city = new Book();
        for (var i = 0; i < parts.Length; i++)
        {
            city.Append(parts[i]);
            parts[i] = null!;
        }

        city.Close();
        Disabled = [.. DepartmentLists.Holders(city), .. new Uncertified(options, window, gazetteer, city).Make()];
        new DepartmentLists(options, window, city).Write(Disabled);
        CitizenId.Assign(city);
        return city;
    }

    private void Live(Lives lives, int at, byte[] holders, int newcomers, int ghosts)
    {
        if (at < holders.Length)
        {
            var dice = Dice.Of(options.Seed, (int)Kind.Settled, at);
            lives.Settled(dice, VillageAt((at + 0.5) / holders.Length, dice), holders[at]);
        }
        else if (at < holders.Length + newcomers)
        {
            var nth = at - holders.Length;
            var dice = Dice.Of(options.Seed, (int)Kind.Newcomer, nth);
            lives.Newcomer(dice, VillageAt((nth + 0.5) / newcomers, dice), dice.Below(window.Count));
        }
        else
        {
            lives.Ghost(Dice.Of(options.Seed, (int)Kind.Ghost, at - holders.Length - newcomers));
        }
    }

    /// <summary>Holders by household until everyone asked for is there; households lie in the order of towns, as files do.</summary>
    private byte[] Plan()
    {
        var dice = Dice.Of(options.Seed, (int)Kind.Plan, 0);
        var plan = new List<byte>();
        for (var left = options.Persons; left > 0; left -= plan[^1])
        {
            var turn = dice.Unit();
            plan.Add((byte)Math.Min(left, turn < 0.915 ? 1 : turn < 0.99 ? 2 : 3));
        }

        return [.. plan];
    }

    private int VillageAt(double share, Dice dice)
    {
        foreach (var town in gazetteer.Towns)
        {
            share -= town.Share;
            if (share < 0)
            {
                return gazetteer.VillageOf(town.Index, dice);
            }
        }

        return gazetteer.VillageOf(gazetteer.Towns.Count - 1, dice);
    }
}
