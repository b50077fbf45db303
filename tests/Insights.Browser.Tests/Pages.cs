namespace Insights.Browser.Tests;

/// <summary>The pages that are looked at, and every way of looking.</summary>
public static class Pages
{
    /// <summary>东城街道, and one community of it.</summary>
    public const string Town = "441900003", Village = "441900003001";

    public static readonly string[] All =
    [
        "/", "/blind-spots", "/living-standard", "/services", "/governance", "/indicators", "/indicators/coverage", "/outlook", "/outlook?plan=care_grade:3", "/data", "/data/figures", "/what-if", "/what-if?set=care_grade:3,dibao_standard:1400&reach=0.5&group=living_subsidy.low_income~severe.yes",
        $"/blind-spots?area={Town}", $"/blind-spots?area={Village}", "/visits", "/what-if/goal", "/what-if/capacity", "/what-if/capacity?part=care", "/what-if/capacity?part=staff", "/what-if/cliffs",
        "/what-if/compare?a=care_grade:3&b=dibao_standard:1400", "/what-if/propose", "/what-if/saved", "/wall", "/wall/text", "/no-such-page",
    ];
}
