// Opens the published version of a data home, read-only. The home is INSIGHTS_HOME, or insights-home beside the notebooks' folder.
using System.Runtime.InteropServices;
using Insights.Warehouse;

// Notebook kernels do not read the program's list of native libraries: the engine is loaded by its path where the program was built.
foreach (var engine in new[] { "linux-x64/native/libduckdb.so", "linux-arm64/native/libduckdb.so", "win-x64/native/duckdb.dll", "osx/native/libduckdb.dylib" })
{
    var path = Path.GetFullPath("../src/Insights.Cli/bin/Release/net10.0/runtimes/" + engine);
    if (File.Exists(path) && NativeLibrary.TryLoad(path, out _)) break;
}

PublishedVersion OpenVersion() =>
    new WarehouseDoor(Environment.GetEnvironmentVariable("INSIGHTS_HOME") ?? "../insights-home").Current()
        ?? throw new InvalidOperationException("Nothing is published yet. In the project's folder: dotnet run -c Release --project src/Insights.Cli -- demo --no-serve");
