using System.Globalization;
using System.Text;
using DuckDB.NET.Data;

namespace Insights.Warehouse.Exporting;

/// <summary>A relation written to a file.</summary>
public sealed record ExportedFile(string Relation, string File, long Rows);

/// <summary>Writes the permitted relations of a published version to files, each under a temporary name until it is whole.</summary>
public static class VersionExport
{
    /// <param name="versionFile">The version's .duckdb file; opened read-only.</param>
    /// <param name="format">parquet, csv (UTF-8 with BOM, opens right in Excel and WPS) or xlsx.</param>
    /// <exception cref="WarehouseFaultException">A relation that may not leave, or an unknown format.</exception>
    public static IReadOnlyList<ExportedFile> Write(string versionFile, string folder, string format, string? relation)
    {
        var relations = PermittedRelations.Chosen(relation);
        Directory.CreateDirectory(folder);
        using var db = new DuckDBConnection("DataSource=:memory:");
        db.Open();
        Execute(db, "SET autoinstall_known_extensions=false; SET autoload_known_extensions=false");
        Execute(db, $"ATTACH '{versionFile.Replace("'", "''", StringComparison.Ordinal)}' AS version (READ_ONLY)");
        var files = new List<ExportedFile>();
        foreach (var name in relations)
        {
            var file = Path.Combine(folder, $"{name}.{format}");
            var unfinished = file + ".part";
            var rows = format switch
            {
                "parquet" => Parquet(db, name, unfinished),
                "csv" => Csv(db, name, unfinished),
                "xlsx" => Workbook.Write(unfinished, name, Reader(db, name)),
                _ => throw new WarehouseFaultException($"'{format}' is no export format. Use parquet, csv or xlsx."),
            };
            File.Move(unfinished, file, overwrite: true);
            files.Add(new ExportedFile(name, file, rows));
        }

        return files;
    }

    private static long Parquet(DuckDBConnection db, string name, string file) =>
        Execute(db, $"COPY (SELECT * FROM version.{name}) TO '{file.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)");

    private static long Csv(DuckDBConnection db, string name, string file)
    {
        using var reader = Reader(db, name);
        using var writer = new StreamWriter(file, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        writer.Write(string.Join(',', Enumerable.Range(0, reader.FieldCount).Select(i => Field(reader.GetName(i)))));
        writer.Write("\r\n");
        long rows = 0;
        while (reader.Read())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (i > 0)
                {
                    writer.Write(',');
                }

                writer.Write(reader.IsDBNull(i) ? "" : Field(Text(reader.GetValue(i))));
            }

            writer.Write("\r\n");
            rows++;
        }

        return rows;
    }

    /// <summary>A cell in words that do not depend on the machine's culture.</summary>
    internal static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment when moment.TimeOfDay == TimeSpan.Zero => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static string Field(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static DuckDBDataReader Reader(DuckDBConnection db, string name)
    {
        var command = db.CreateCommand();
        command.CommandText = $"SELECT * FROM version.{name}";
        command.UseStreamingMode = true;
        return command.ExecuteReader();
    }

    private static long Execute(DuckDBConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }
}
