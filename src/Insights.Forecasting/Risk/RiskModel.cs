using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Insights.Forecasting.Risk;

/// <summary>
/// Boosted trees (ML.NET FastTree: it needs nothing beside the runtime, where LightGBM wants a system library) whose scores are set to probabilities on
/// people that the trees have not seen. One thread and a seed: the same cases give the same numbers.
/// </summary>
internal sealed class RiskModel
{
    private const float NotKnown = -999;
    private readonly MLContext context;
    private readonly RiskOptions options;
    private readonly BinaryPredictionTransformer<CalibratedModelParametersBase<FastTreeBinaryModelParameters, PlattCalibrator>> trees;
    private readonly Platt known;
    private readonly Platt unknown;

    private RiskModel(RiskOptions options, IReadOnlyList<RiskCase> learned)
    {
        this.options = options;
        context = new MLContext(options.Seed);
        var seen = learned.Where(c => !Calibrates(c) && Sampled(c)).ToArray();
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.LeastInLeaf,
            MaximumBinCountPerFeature = 64,
            NumberOfThreads = 1,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
        });
        trees = trainer.Fit(View(seen));
        var aside = learned.Where(c => Calibrates(c) && Sampled(c)).ToArray();
        var points = Scores(aside).Zip(aside, (s, c) => (Unknown: c.UnknownMonths > 0, Point: (s, c.Found == true, Weight(c)))).ToList();
        // A curve for each of the two kinds of people, whose scores mean different things; one for both where a kind has too few finds.
        Platt Curve(bool kind)
        {
            var own = points.Where(p => p.Unknown == kind).Select(p => p.Point).ToList();
            return Platt.Fit(own.Count(p => p.Item2) >= options.LeastFinds ? own : [.. points.Select(p => p.Point)]);
        }

        (known, unknown) = (Curve(false), Curve(true));
        VBuffer<float> gains = default;
        trees.Model.SubModel.GetFeatureWeights(ref gains);
        var values = gains.DenseValues().ToArray();
        var sum = values.Sum();
        Importances = [.. RiskFeatures.Names.Zip(values, (n, v) => (n, sum > 0 ? v / (double)sum : 0))];
        Learned = seen.Length;
    }

    /// <summary>Share of the trees' gain by feature.</summary>
    public IReadOnlyList<(string Feature, double Share)> Importances { get; }

    /// <summary>Rows that the trees were grown on.</summary>
    public int Learned { get; }

    public static RiskModel Learn(IReadOnlyList<RiskCase> closed, RiskOptions options) => new(options, closed);

    /// <summary>Probability of being entitled and missed, case by case.</summary>
    public double[] Probabilities(IReadOnlyList<RiskCase> cases) => [.. Scores(cases).Zip(cases, (s, c) => (c.UnknownMonths > 0 ? unknown : known).Of(s))];

    /// <summary>What speaks most for a find, case by case: features whose part in the score is above nothing, the greatest first (and the greatest where none is).</summary>
    public IReadOnlyList<string>[] Reasons(IReadOnlyList<RiskCase> cases)
    {
        var explain = context.Transforms.CalculateFeatureContribution(trees, RiskFeatures.Names.Count, RiskFeatures.Names.Count, normalize: false);
        var view = View(cases);
        var explained = explain.Fit(view).Transform(view);
        var column = explained.GetColumn<float[]>("FeatureContributions");
        return [.. column.Select(parts => (IReadOnlyList<string>)[.. parts
            .Select((part, i) => (Part: part, Feature: RiskFeatures.Names[i]))
            .OrderByDescending(p => p.Part).ThenBy(p => p.Feature, StringComparer.Ordinal)
            .Where((p, i) => p.Part > 0 || i == 0).Take(options.Reasons).Select(p => p.Feature)])];
    }

    private IEnumerable<double> Scores(IReadOnlyList<RiskCase> cases) =>
        trees.Transform(View(cases)).GetColumn<float>("Score").Select(s => (double)s);

    private bool Calibrates(RiskCase c) => Draw(c, 1) % (uint)options.OneInCalibrates == 0;

    private static bool Quiet(RiskCase c) => c.Found == false && c.UnknownMonths == 0;

    private bool Sampled(RiskCase c) => !Quiet(c) || Draw(c, 2 + c.Month.DayNumber) % (uint)options.OneInQuiet == 0;

    private float Weight(RiskCase c) => Quiet(c) ? options.OneInQuiet : 1;

    /// <summary>A number of the person's own (SplitMix64), the same whatever else is learned from.</summary>
    private ulong Draw(RiskCase c, int stream)
    {
        var x = ((ulong)c.Lot * 0x9E3779B97F4A7C15UL) + ((ulong)(uint)stream << 32) + (ulong)(uint)options.Seed;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return (x ^ (x >> 31)) >> 16;
    }

    private IDataView View(IReadOnlyList<RiskCase> cases)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, RiskFeatures.Names.Count);
        return context.Data.LoadFromEnumerable(cases.Select(c => new Row { Label = c.Found == true, Weight = Weight(c), Features = Known(c.Features) }), schema);
    }

    /// <summary>FastTree passes over a case with a gap: what is not known gets a value of its own, below all others.</summary>
    private static float[] Known(float[] features) => [.. features.Select(f => float.IsNaN(f) ? NotKnown : f)];

    private sealed class Row
    {
        public bool Label { get; set; }

        public float Weight { get; set; }

        public float[] Features { get; set; } = [];
    }
}
