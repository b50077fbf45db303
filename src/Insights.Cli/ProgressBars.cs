using Insights.Etl;
using Spectre.Console;

namespace Insights.Cli;

/// <summary>A bar a stage on a terminal, plain lines elsewhere; always on standard error, so that results stay clean.</summary>
public static class ProgressBars
{
    private static readonly IAnsiConsole Screen = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    public static T Run<T>(Func<IProgress<PipelineProgress>, T> work)
    {
        if (Console.IsErrorRedirected)
        {
            return work(new Lines());
        }

        T? result = default;
        Screen.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => result = work(new Bars(context)));
        return result!;
    }

    private sealed class Bars(ProgressContext context) : IProgress<PipelineProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];
        private readonly Lock gate = new();

        public void Report(PipelineProgress value)
        {
            lock (gate)
            {
                if (!tasks.TryGetValue(value.Stage, out var task))
                {
                    foreach (var earlier in tasks.Values)
                    {
                        earlier.Value = earlier.MaxValue;
                        earlier.StopTask();
                    }

                    task = context.AddTask(value.Stage, maxValue: 1);
                    tasks[value.Stage] = task;
                }

                task.Description = $"{value.Stage,-9} [grey]{Markup.Escape(Short(value.Detail))}[/]";
                task.IsIndeterminate = value.Fraction is null;
                task.Value = value.Fraction ?? task.Value;
            }
        }

        private static string Short(string detail) => detail.Length <= 36 ? detail : detail[..35] + "…";
    }

    private sealed class Lines : IProgress<PipelineProgress>
    {
        private string? stage;

        public void Report(PipelineProgress value)
        {
            if (value.Stage != stage)
            {
                stage = value.Stage;
                Console.Error.WriteLine($"{value.Stage}: {value.Detail}");
            }
        }
    }
}
