using Insights.Policy.Feel;

namespace Insights.Policy.Simulation;

/// <summary>
/// Typed FEEL trees as steps over blocks of persons. Equal steps are one step, so that what two programmes share, or the law and a reform, is computed once.
/// <para>We chose steps over bitmaps rather than compiled expressions per person: and, or, not run on 64 persons a word and comparisons on 32, a slider moves
/// without compiling anything, and the set-up of a reform is the walk through its trees.</para>
/// </summary>
/// <param name="columns">Facts by column name.</param>
internal sealed partial class BlockProgram(IReadOnlyDictionary<string, PackedColumn> columns)
{
    private readonly List<(Operation Operation, int To)> steps = [];
    private readonly Dictionary<Operation, int> truths = [];
    private readonly Dictionary<Operation, int> numbers = [];

    public Scratch Scratch() => Room(new());

    /// <summary>Registers that another program may have used before.</summary>
    public Scratch Room(Scratch used) => used.For(truths.Count, numbers.Count);

    public int Steps => steps.Count;

    /// <summary>Steps that walk a tree for each person: none in the rules as shipped.</summary>
    public int PersonByPerson => steps.Count(step => step.Operation is EachPerson);

    public void Run(Scratch scratch, int block)
    {
        foreach (var (operation, to) in steps)
        {
            operation.Run(scratch, block, to);
        }
    }

    /// <summary>A register for a truth even where it is the same for everyone.</summary>
    public TruthRegister Register(Truth truth) => truth.IsConstant ? AddTruth(new FillTruth(truth.Constant)).Register : truth.Register;

    /// <summary>All terms hold.</summary>
    public Truth All(IEnumerable<Truth> terms) => Combined(true, terms);

    /// <param name="node">A truth-valued node.</param>
    /// <exception cref="FeelUnsupportedException">A fact that the population does not hold.</exception>
    public Truth Truth(FeelNode node, Terms terms) => node switch
    {
        ConstantNode { Value: bool or null } constant => Simulation.Truth.Of((bool?)constant.Value),
        ReadNode { Symbol.Kind: FeelSymbolKind.Fact } fact when fact.Type.Kind == FeelKind.Boolean => AddTruth(new ReadTruth(Column(fact))),
        DefinedNode defined => Truth(defined.Definition.Body, terms),
        NotNode not => Truth(not.Operand, terms).Not(),
        LogicNode logic => Combined(logic.IsAnd, logic.Terms.Select(term => Truth(term, terms))),
        CompareNode compare => Compare(compare, terms),
        MemberNode { List: ListNode list } member => Combined(false, list.Items.Select(item =>
            Compare(new CompareNode(member.At, FeelComparison.Equal, member.Value, item), terms))),
        // FEEL takes a null condition for false, an unknown one for open: the steps know the second only.
        IfNode { Condition.MayBeNull: false } choice => Choose(choice, terms),
        _ => OfEach(node, true, terms) is { Facts.Count: > 0 } step ? AddTruth(step) : Simulation.Truth.Of(OfEach(node, true, terms).Same as bool?),
    };

    /// <summary>What has no step of its own is worked out for each person; what reads no fact, once.</summary>
    private EachPerson OfEach(FeelNode node, bool isTruth, Terms terms)
    {
        var reads = node.Everything().OfType<ReadNode>().Where(read => read.Symbol.Kind != FeelSymbolKind.Item).DistinctBy(read => read.Symbol).ToLookup(read => read.Symbol.Kind);
        return new(node, isTruth, new([.. reads[FeelSymbolKind.Fact].Select(read => new HeldFact(read.Symbol, Column(read), terms.Moves?.Of(read.Symbol)))]),
            new([.. reads[FeelSymbolKind.Parameter].Select(read => (read.Symbol.Key, terms[read.Symbol.Key]))]));
    }

    private Truth Choose(IfNode choice, Terms terms)
    {
        var condition = Truth(choice.Condition, terms);
        if (condition is { IsConstant: true, Constant: { } known })
        {
            return Truth(known ? choice.Then : choice.Otherwise, terms);
        }

        var (then, otherwise) = (Truth(choice.Then, terms), Truth(choice.Otherwise, terms));
        return then.IsConstant && then == otherwise ? then
            : AddTruth(new ChooseTruth(Register(condition), Register(then), Register(otherwise)));
    }

    /// <summary>Terms are taken in their order, so that one that is the same for everyone and settles the matter spares the steps of those behind it.</summary>
    private Truth Combined(bool isAnd, IEnumerable<Truth> terms)
    {
        var open = new List<Truth>();
        foreach (var term in terms)
        {
            // false and …, true or …: settled. true and …, false or …: no term.
            if (term.IsConstant && term.Constant == !isAnd)
            {
                return Simulation.Truth.Of(!isAnd);
            }

            if (!(term.IsConstant && term.Constant == isAnd))
            {
                open.Add(term);
            }
        }

        return open.Count switch
        {
            0 => Simulation.Truth.Of(isAnd),
            1 => open[0],
            _ when open.All(term => term.IsConstant) => Simulation.Truth.Of(null),
            _ => AddTruth(new Combine(isAnd, new([.. open.Select(Register).Distinct()]))),
        };
    }

    private PackedColumn Column(ReadNode fact) => columns.TryGetValue(fact.Symbol.Key, out var column) ? column
        : throw new FeelUnsupportedException($"the fact {fact.Symbol.Name}, which the population does not hold,", fact.At);

    private Truth AddTruth(Operation operation) => Simulation.Truth.At(Slot(truths, operation));

    private Number AddNumber(Operation operation, bool alwaysKnown) => Simulation.Number.At(Slot(numbers, operation), alwaysKnown);

    private int Slot(Dictionary<Operation, int> made, Operation operation)
    {
        if (!made.TryGetValue(operation, out var slot))
        {
            made[operation] = slot = made.Count;
            steps.Add((operation, slot));
        }

        return slot;
    }
}
