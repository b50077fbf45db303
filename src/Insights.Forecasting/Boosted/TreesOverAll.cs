using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace Insights.Forecasting.Boosted;

/// <param name="Seen">What could be seen.</param>
/// <param name="Missed">By how many seasonal steps the middle of the paths missed.</param>
internal readonly record struct Lesson(float[] Seen, float Missed);

/// <summary>Boosted trees for numbers (ML.NET FastTree), one thread and a seed: the same rows give the same trees.</summary>
internal sealed class TreesOverAll
{
    private readonly RegressionPredictionTransformer<FastTreeRegressionModelParameters> trees;
    private readonly MLContext context;

    public TreesOverAll(IReadOnlyList<Lesson> lessons, BoostedOptions options)
    {
        context = new MLContext(options.Seed);
        trees = context.Regression.Trainers.FastTree(new FastTreeRegressionTrainer.Options
        {
            LabelColumnName = nameof(Row.Label),
            FeatureColumnName = nameof(Row.Features),
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.LeastInLeaf,
            MaximumBinCountPerFeature = 64,
            NumberOfThreads = 1,
            Seed = options.Seed,
            FeatureSelectionSeed = options.Seed,
        }).Fit(View([.. lessons.Select(l => new Row { Features = l.Seen, Label = l.Missed })]));
    }

    public float[] Of(IReadOnlyList<float[]> features) =>
        [.. trees.Transform(View([.. features.Select(f => new Row { Features = f })])).GetColumn<float>("Score")];

    private IDataView View(Row[] rows)
    {
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Features.Length);
        return context.Data.LoadFromEnumerable(rows, schema);
    }

    private sealed class Row
    {
        public float Label { get; set; }

        public float[] Features { get; set; } = [];
    }
}
