using Insights.SampleCity.Registers;
using Insights.SampleCity.Sending;

namespace Insights.SampleCity.Bodies;

/// <summary>A register of organisations, staff, money or tasks: nobody is named in it.</summary>
internal sealed class BodyRegister(string feed, FileLook look, Column[] columns, Action<BodyCity, BodyRows> fill) : Register
{
    public override string Feed => feed;

    public override Column[] Columns => columns;

    public override FileLook Look => look;

    public override void Fill(City city, RegisterRows rows) => fill(new BodyCity(city), new BodyRows(city, rows));
}

/// <summary>The rows of such a register, each in the file of a month; what lies before the window goes into the first.</summary>
internal sealed class BodyRows(City city, RegisterRows rows)
{
    public void Add(int month, params ReadOnlySpan<Value> values) => rows.Add(-1, city.Window.First(month), values);
}
