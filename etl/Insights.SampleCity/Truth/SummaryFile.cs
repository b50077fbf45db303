using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>truth/summary.json: what was asked for, what was written, and the city's main figures month by month.</summary>
internal static class SummaryFile
{
    public static void Write(string path, SampleOptions options, SampleSummary summary, Window window, Tally tally, int destroying, long affected)
    {
        using var stream = File.Create(path);
        using var json = new Utf8JsonWriter(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        json.WriteNumber("persons", options.Persons);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("dirt", options.Dirt);
        json.WriteString("first_month", window.Label(0));
        json.WriteString("last_month", window.Label(window.Count - 1));
        json.WriteNumber("files", summary.Files);
        json.WriteNumber("rows", summary.Rows);
        json.WriteNumber("destroyed_rows", destroying);
        json.WriteNumber("affected_person_programme_months", affected);
        json.WriteStartObject("faults");
        foreach (var (kind, count) in summary.Faults)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
        json.WriteStartArray("months");
        for (var month = 0; month < window.Count; month++)
        {
            Month(json, window, tally, month);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Month(Utf8JsonWriter json, Window window, Tally tally, int month)
    {
        var city = Amounts.CityMonthly(window.Year(month), window.MonthOfYear(month));
        json.WriteStartObject();
        json.WriteString("month", window.Label(month));
        json.WriteNumber("holders", tally.Holders[month]);
        json.WriteNumber("missed_people", tally.Missed[month]);
        json.WriteNumber("income_per_head", Math.Round(tally.IncomeFen[month] / 100 / Math.Max(1, tally.Heads[month]), 2));
        json.WriteNumber("income_ratio", Math.Round(tally.IncomeFen[month] / 100 / Math.Max(1, tally.Heads[month]) / city, 4));
        json.WriteNumber("income_ratio_of_household_means", Math.Round(tally.PerHeadFen[month] / 100 / Math.Max(1, tally.Checked[month]) / city, 4));
        for (var p = 0; p < Entitlement.Programmes; p++)
        {
            json.WriteStartObject(TruthFile.ProgrammeNames[p]);
            for (var state = State.Covered; state <= State.UnknownPaid; state++)
            {
                json.WriteNumber(TruthFile.StateNames[(int)state], tally[p, month, state]);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
