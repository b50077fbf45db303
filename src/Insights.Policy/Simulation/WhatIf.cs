using System.Diagnostics;
using Insights.Policy.Feel;
using Insights.Policy.Rules;

namespace Insights.Policy.Simulation;

/// <summary>
/// Judges the whole population under the law and under a reform, in one pass over blocks of persons on all cores. Shared by all viewers; holds nothing of a viewer.
/// <para>Programmes that a reform does not touch are not judged again: their sums are those of the law, kept from the first pass.</para>
/// </summary>
public sealed partial class WhatIf
{
    /// <summary>Edges of the bands of change, yuan a month.</summary>
    private static readonly double[] Edges = [-500, -200, -100, 0, 100, 200, 500];

    private readonly RuleBook book;
    private readonly SimulatedPopulation population;
    private readonly IReadOnlyDictionary<string, double?> law;
    private readonly FeelScope scope;
    private readonly Division[] divisions;
    private readonly int[] firstClass;
    private readonly long[] personsOfClass;
    private readonly LivingBase living;
    private readonly Dictionary<string, ulong[]> entitledByLaw = [];

    // By programme in the book's order. Where neither pay lists nor a register of services tell who received it, whoever the law entitles counts as having it.
    private readonly Receipt[] receipts;

    // People entitled to anything, and covered in everything.
    private readonly ulong[] anyByLaw;
    private readonly ulong[] coveredByLaw;
    private readonly SideTally[] byLaw;
    private readonly Tally peopleByLaw;

    /// <exception cref="FeelUnsupportedException">A rule reads a fact that the population does not hold; it is named.</exception>
    /// <param name="values">The law's amounts where they are not those of the book in the population's month: years ahead they rise.</param>
    public WhatIf(RuleBook book, SimulatedPopulation population, IReadOnlyDictionary<string, double?>? values = null)
    {
        (this.book, this.population) = (book, population);
        law = values ?? book.Parameters.ToDictionary(p => p.Id, p => (double?)p.In(population.Month)?.Value, StringComparer.Ordinal);
        scope = book.Scope();
        divisions = [.. population.Divisions];
        firstClass = new int[divisions.Length + 1];
        for (var d = 0; d < divisions.Length; d++)
        {
            firstClass[d + 1] = firstClass[d] + divisions[d].Keys.Count;
        }

        personsOfClass = new long[firstClass[^1]];
        for (var i = 0; i < population.Classes.Length; i++)
        {
            if (population.Classes[i] >= 0)
            {
                personsOfClass[firstClass[i % divisions.Length] + population.Classes[i]]++;
            }
        }

        anyByLaw = new ulong[population.Present.Length];
        coveredByLaw = new ulong[population.Present.Length];
        var line = law.GetValueOrDefault("dibao_standard");
        living = LivingBase.Of(population, line);
        foreach (var programme in book.Programmes)
        {
            entitledByLaw[programme.Id] = new ulong[population.Present.Length];
        }

        var nobody = new ulong[population.Present.Length];
        touchedBy = TouchedBy();
        receipts = [.. book.Programmes.Select(p => IsTold(p) ? population.Receipts[p.Id] : new Receipt(entitledByLaw[p.Id], nobody, nobody, nobody, nobody))];
        var sides = book.Programmes.Select((_, i) => i).ToArray();
        var program = new BlockProgram(population.Facts);
        byLaw = new SideTally[book.Programmes.Count];
        peopleByLaw = Pass(program, [.. sides.Select(i => Pair(program, i, Reform.None, ByLaw))], Reform.None, keep: true);
        byLaw = peopleByLaw.Before;
    }

    public RuleBook Book => book;

    public SimulatedPopulation Population => population;

    /// <summary>Whom the law entitles, by programme and slot.</summary>
    internal IReadOnlyDictionary<string, ulong[]> EntitledByLaw => entitledByLaw;

    /// <summary>Whether this version tells who received the programme.</summary>
    public bool IsTold(Programme programme) => programme is not null && population.Receipts.ContainsKey(programme.Id);

    /// <summary>Share of the entitled who are paid under the law: what a newly entitled person may expect where a plan states nothing.</summary>
    internal double TakeUpByLaw(string programme) => ReachedByLaw(programme) is { Entitled: > 0 } sums ? (double)sums.Paid / sums.Entitled : 1;

    /// <summary>How many the law entitles to the programme, and how many of them are paid.</summary>
    internal (long Entitled, long Paid) ReachedByLaw(string programme) => byLaw[book.Programmes.ToList().FindIndex(p => p.Id == programme)] is var sums ? (sums.Entitled, sums.Paid) : default;

    /// <summary>Judges everyone under the law and under the reform.</summary>
    /// <exception cref="ArgumentException">The reform names what the rule book does not hold, with the nearest name.</exception>
    /// <exception cref="FeelException">A new group's condition is not understood.</exception>
    public SimulationResult Run(Reform reform)
    {
        ArgumentNullException.ThrowIfNull(reform);
        var began = Stopwatch.GetTimestamp();
        Check(reform);
        var touched = Touched(reform).ToArray();
        var program = new BlockProgram(population.Facts);
        var terms = Under(program, reform);
        var tally = Pass(program, [.. touched.Select(i => Pair(program, i, reform, terms))], reform, keep: false, terms.Moves);
        return Result(reform, touched, tally, began) with { LetsInFew = reform.Groups.Any(group => LetIn(group) is > 0 and < DisclosureControl.Threshold) };
    }

    /// <summary>The set-up of a reform without the pass: how many steps it takes, for measurements.</summary>
    public int Prepare(Reform reform)
    {
        ArgumentNullException.ThrowIfNull(reform);
        Check(reform);
        var program = new BlockProgram(population.Facts);
        var terms = Under(program, reform);
        foreach (var index in Touched(reform))
        {
            Pair(program, index, reform, terms);
        }

        return program.Steps;
    }

    private void Check(Reform reform)
    {
        foreach (var id in reform.Parameters.Keys.Where(id => !law.ContainsKey(id)))
        {
            throw new ArgumentException($"no parameter “{id}”{FeelText.Offer(id, law.Keys)}", nameof(reform));
        }

        foreach (var id in reform.TakeUp.Keys.Concat(reform.Reach.Keys).Concat(reform.Groups.Select(g => g.Programme)))
        {
            book.Programme(id);
        }
    }

    private Judged Pair(BlockProgram program, int index, Reform reform, Terms terms)
    {
        var programme = book.Programmes[index];
        var (before, amountBefore) = Side(program, programme, ByLaw, Reform.None);
        var (after, amountAfter) = Side(program, programme, terms, reform);
        return new(index, programme.Unit == "household", before, amountBefore, after, amountAfter);
    }

    private (TruthRegister Entitled, Number Amount) Side(BlockProgram program, Programme programme, Terms terms, Reform reform) =>
        (program.Register(Entitled(program, programme, terms, reform)), programme.In(population.Month) is { } rule ? program.Amount(rule.Amount.Root, terms) : Number.Of(0));

    private Truth Entitled(BlockProgram program, Programme programme, Terms terms, Reform reform)
    {
        if (programme.In(population.Month) is not { } rule)
        {
            return Truth.Of(false);
        }

        var clauses = rule.Clauses.Select(clause =>
        {
            var also = reform.Groups.Where(g => g.Programme == programme.Id && g.Clause == clause.Id).Select(g => WherePaid(FeelExpression.Read(g.When, scope).Root, rule.Amount.Root)).ToArray();
            var shown = clause.IsShownByReceipt && IsTold(programme) ? new[] { Received(clause, programme) } : [];
            var root = also.Length + shown.Length == 0 ? clause.When.Root : new LogicNode(clause.When.Root.At, false, [clause.When.Root, .. also, .. shown]);
            return program.Truth(root, terms);
        });
        return program.All([.. clauses]);
    }

    /// <summary>A new group, less those to whom the programme would pay nothing: a household above the dibao standard has no top-up to receive, whoever lives in it.</summary>
    private static LogicNode WherePaid(FeelNode group, FeelNode amount) =>
        new(group.At, true, [group, new CompareNode(group.At, FeelComparison.Greater, amount, new ConstantNode(group.At, FeelType.Number, 0m))]);

    private static ReadNode Received(RuleClause clause, Programme programme) =>
        new(clause.When.Root.At, new(programme.ReceiptColumn, programme.ReceiptColumn, FeelType.Boolean, FeelSymbolKind.Fact, FeelAbsence.None));

    /// <summary>A programme to be judged on both sides.</summary>
    private sealed record Judged(int Index, bool OfHousehold, TruthRegister Before, Number AmountBefore, TruthRegister After, Number AmountAfter);
}
