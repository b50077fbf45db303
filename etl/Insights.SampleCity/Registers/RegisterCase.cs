using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>
/// A case of a person in a register: waiting, then begun, or ended because the person died or moved away, perhaps ended after it had begun.
/// Each statement is a row of its own, in the file of its day; a wait that begins and ends within one file is not sent.
/// </summary>
internal static class RegisterCase
{
    public const int Waiting = 0;
    public const int Begun = 1;
    public const int Ended = 2;

    /// <param name="opened">Day of the need or application.</param>
    /// <param name="begins">Day on which it is met; int.MaxValue for never.</param>
    /// <param name="ends">Last day of what began, int.MaxValue for none yet; null where it is met in one day and nothing goes on.</param>
    /// <param name="from">Cases that were over before this day are not sent.</param>
    /// <param name="write">Number of the case, status and its day → the row's values.</param>
    /// <returns>Whether anything was sent.</returns>
    public static bool Send(City city, RegisterRows rows, Resident person, int opened, int begins, int? ends, int from, Func<int, int, int, Value[]> write)
    {
        var end = city.Window.Last(city.Window.Count - 1);
        var gone = person.LastDay < end ? person.LastDay : int.MaxValue;
        var begun = begins <= Math.Min(end, gone);
        var over = !begun ? gone : ends is { } last ? Math.Min(last, gone) : int.MaxValue;
        if (opened > Math.Min(end, gone) || over < Math.Max(from, begun ? begins : opened) || (begun && ends is null && begins < from))
        {
            return false;
        }

        var number = rows.Number();
        var (open, start, stop) = (FileOf(city, rows, opened), begun ? FileOf(city, rows, begins) : int.MaxValue, over <= end ? FileOf(city, rows, over) : int.MaxValue);
        if (open < Math.Min(start, stop))
        {
            rows.Add(person.Person, opened, write(number, Waiting, opened));
        }

        if (begun)
        {
            rows.Add(person.Person, begins, write(number, Begun, begins));
        }

        if (over <= end)
        {
            rows.Add(person.Person, over, write(number, Ended, over));
        }

        return true;
    }

    private static int FileOf(City city, RegisterRows rows, int day)
    {
        var month = Math.Max(0, city.Window.MonthOf(day));
        return ((city.Window.Year(month) * 12) + city.Window.MonthOfYear(month) - 1) / rows.Register.Look.Months;
    }
}
