using System.Data;
using System.Text;
using ExcelDataReader;
using Insights.Dashboard.Leaving;
using Insights.Dashboard.Viewing;
using Insights.Warehouse;
using Insights.Workspace;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Dashboard.Tests;

/// <summary>A page of a version, read as its ways out read it.</summary>
internal static class LeavingReader
{
    public static async Task<(View View, LeavingPage Page, IServiceProvider Services)> Read(WarehouseDoor door, string address, string language, string? path = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSupplyValueFromQueryProvider();
        services.AddSingleton(door).AddSingleton(GivenWords.Book).AddSingleton(new WorkspaceDoor(door.Home, TimeProvider.System)).AddScoped<Viewer>().AddScoped<LeavingPage>().AddScoped<NavigationManager>(_ => new Standing(address));
        var scope = services.BuildServiceProvider();
        scope.GetRequiredService<Viewer>().Prefer(language, dark: false);
        var view = await PageReading.Read(scope, path ?? address.Split('?')[0], address);
        return (view!, scope.GetRequiredService<LeavingPage>(), scope);
    }

    /// <summary>The sheets of a workbook, by another reader than its writer.</summary>
    public static List<DataTable> Sheets(Stream stream)
    {
        // The reader asks for a Windows code page even where it reads none.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var reader = ExcelReaderFactory.CreateReader(stream);
        var sheets = new List<DataTable>();
        do
        {
            var table = new DataTable(reader.Name);
            while (reader.Read())
            {
                while (table.Columns.Count < reader.FieldCount)
                {
                    table.Columns.Add(new DataColumn { DataType = typeof(object) });
                }

                table.Rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            }

            sheets.Add(table);
        }
        while (reader.NextResult());
        return sheets;
    }

    /// <summary>A line of comma-separated text, by hand: quotes, doubled quotes, commas.</summary>
    public static List<string> Naive(string line)
    {
        var (fields, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var n = 0; n < line.Length; n++)
        {
            if (line[n] == '"' && quoted && n + 1 < line.Length && line[n + 1] == '"')
            {
                field.Append(line[n++]);
            }
            else if (line[n] == '"')
            {
                quoted = !quoted;
            }
            else if (line[n] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[n]);
            }
        }

        return [.. fields, field.ToString()];
    }

    private sealed class Standing : NavigationManager
    {
        public Standing(string address) => Initialize("http://127.0.0.1/", "http://127.0.0.1" + address);
    }
}
