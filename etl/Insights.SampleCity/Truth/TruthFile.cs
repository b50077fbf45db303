using System.IO.Compression;
using System.Text;

namespace Insights.SampleCity.Truth;

/// <summary>Text files of the truth, compressed where large; the gzip header carries no time, so that the same seed gives the same bytes.</summary>
internal sealed class TruthFile : IDisposable
{
    public static readonly string[] ProgrammeNames = ["living_subsidy", "care_subsidy", "dibao", "dibao_single", "tekun"];
    public static readonly string[] StateNames =
        ["none", "covered", "in_process", "declined", "blind_spot", "wrongly_paid", "unknown", "unknown_paid"];

    private readonly StreamWriter writer;

    public TruthFile(string path, string header)
    {
        writer = new(new GZipStream(File.Create(path), CompressionLevel.Fastest), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        writer.WriteLine(header);
    }

    public void Line(string text) => writer.WriteLine(text);

    public void Dispose() => writer.Dispose();
}
