using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Registers;

/// <summary>A register of cases of people: number, person, kind, opened, status, day of the status, and what the register has beside them.</summary>
internal abstract class CaseRegister : PersonRegister
{
    protected static readonly string[] IdHeaders = ["身份证号", "身份证号码", "证件号码"];

    /// <summary>The seven first columns of every register of cases, then its own.</summary>
    /// <param name="prefix">Of the number, such as KF.</param>
    /// <param name="numbers">Headers of the number; likewise the next two.</param>
    /// <param name="statuses">Words for waiting, begun, ended.</param>
    protected static Column[] Case(string prefix, string[] numbers, Column kind, string[] opened, string[][] statuses, params Column[] own) =>
    [
        new("record_no", Form.Number, numbers) { Words = [[prefix]] },
        new("", Form.Name, ["姓名"]),
        new("id18", Form.Id, IdHeaders),
        kind,
        new("opened_on", Form.Date, opened),
        new("status", Form.Code, ["办理状态", "当前状态"]) { Words = statuses },
        new("status_on", Form.Date, ["状态日期", "办理日期"]),
        .. own,
    ];

    /// <summary>The values of <see cref="Case"/>'s seven columns, then the register's own.</summary>
    protected static Value[] Row(Resident person, int number, long kind, int opened, int status, int on, params ReadOnlySpan<Value> own) =>
        [number, person.Person, person.Person, kind, opened, status, on, .. own];

    protected static Column Kind(string[] headers, string[][] words) => new("kind", Form.Code, headers) { Words = words };

    /// <summary>Begins whatever happened in the year before the first month, so that twelve months can be looked back on from it.</summary>
    protected static int Lookback(City city) => city.Window.First(-12);
}
