using System.Globalization;
using Insights.Policy.Ageing;
using Insights.Policy.Rules;

namespace Insights.Policy.Scenarios;

public static partial class ScenarioReader
{
    // A rise beyond these is a slip of the pen: −20 % and 50 % a year.
    private const decimal LeastRise = -20;
    private const decimal MostRise = 50;

    /// <summary>Yearly rises of amounts from the plan's start on, in per cent of the year before.</summary>
    private static Dictionary<string, double> Uprating(PolicyYaml yaml, RuleBook book)
    {
        var rises = new Dictionary<string, double>(StringComparer.Ordinal);
        var amounts = book.Parameters.Where(AmountPath.IsAmount).ToArray();
        foreach (var entry in yaml.List("uprating", "id", "percent_a_year"))
        {
            var (id, percent) = (entry.Text("id"), entry.Number("percent_a_year"));
            if (percent is < LeastRise or > MostRise)
            {
                entry.Fault("percent_a_year", $"“percent_a_year” is {percent.ToString(CultureInfo.InvariantCulture)}; from {LeastRise} to {MostRise} is expected, such as 4 for 4 % a year; write “percent_a_year: {Math.Clamp(percent, LeastRise, MostRise).ToString(CultureInfo.InvariantCulture)}”");
            }

            if (book.Parameters.FirstOrDefault(p => p.Id == id) is not { } parameter)
            {
                if (id.Length > 0)
                {
                    entry.Fault("id", $"no parameter “{id}”{Spelling.Named(id, amounts.Select(p => (p.Id, p.Name)))}");
                }
            }
            else if (!AmountPath.IsAmount(parameter))
            {
                entry.Fault("id", $"“{id}” is no amount of yuan but in {parameter.Unit}; only amounts rise by the year{Spelling.Named(id, (amounts.Where(p => p.Programme == parameter.Programme) is var own && own.Any() ? own : amounts).Select(p => (p.Id, p.Name)))}");
            }
            else if (!rises.TryAdd(id, (double)percent / 100))
            {
                entry.Fault("id", $"“{id}” is given twice under uprating; keep one of the two");
            }
        }

        return rises;
    }
}
