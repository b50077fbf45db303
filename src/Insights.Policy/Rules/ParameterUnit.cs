namespace Insights.Policy.Rules;

/// <summary>Units of the rule files whose bare numbers nobody reads, as the files write them: 0.8 of all, 1 for in use.</summary>
public static class ParameterUnit
{
    public const string Share = "比例";

    public const string Switch = "开关";
}
