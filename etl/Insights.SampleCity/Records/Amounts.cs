namespace Insights.SampleCity.Records;

/// <summary>
/// The generator's own amounts, on purpose apart from src/policy: the truth must not be decided by what it is to test.
/// Living and care: Guangdong floors (facts 2.1). Everything else is an assumption; Dongguan publishes no figure we found.
/// </summary>
internal static class Amounts
{
    public const int FirstYear = 2019;
    public const int BackPayMonths = 3;
    public const int StatutoryDays = 45;
    private static readonly int[] LivingYuan = [165, 175, 181, 188, 195, 202, 209, 217];
    private static readonly int[] CareYuan = [220, 235, 243, 252, 261, 270, 280, 290];
    private static readonly int[] StandardYuan = [1000, 1030, 1060, 1080, 1100, 1150, 1200, 1260];
    private static readonly int[] SingleYuan = [540, 555, 570, 585, 600, 630, 660, 690];

    // Yearly disposable income a head of the city: 2019-2024 general knowledge, unverified; then +3.5 % a year, an assumption.
    private static readonly int[] CityIncomeYuan = [53700, 56500, 62100, 63700, 66600, 69000, 71415, 73915];

    public static int Living(int year) => At(LivingYuan, year);

    public static int Care(int year) => At(CareYuan, year);

    /// <summary>The dibao line, yuan a head and month.</summary>
    public static int Standard(int year) => At(StandardYuan, year);

    public static int Single(int year) => At(SingleYuan, year);

    /// <summary>1.6 times the dibao line and the care part, whole yuan.</summary>
    public static int Tekun(int year, CareLevel care) => (Standard(year) * 16 / 10) + care switch
    {
        CareLevel.Half => 600,
        CareLevel.Full => 1200,
        _ => 0,
    };

    /// <summary>Yuan a head and month, sliding between the middles of the years so that no January jumps.</summary>
    public static double CityMonthly(int year, int monthOfYear)
    {
        var at = (monthOfYear - 6.5) / 12;
        var (low, high) = at < 0 ? (year - 1, year) : (year, year + 1);
        var share = at < 0 ? at + 1 : at;
        return ((At(CityIncomeYuan, low) * (1 - share)) + (Extended(high) * share)) / 12;
    }

    public static int CityYearly(int year) => At(CityIncomeYuan, year);

    private static double Extended(int year) =>
        year < FirstYear + CityIncomeYuan.Length ? At(CityIncomeYuan, year) : CityIncomeYuan[^1] * 1.035;

    private static int At(int[] values, int year) => values[Math.Clamp(year - FirstYear, 0, values.Length - 1)];
}
