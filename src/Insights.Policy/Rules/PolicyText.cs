using System.Text;

namespace Insights.Policy.Rules;

/// <summary>
/// The text of a rule or scenario file: UTF-8, or UTF-16 with its mark, as YAML is by its standard. Nothing is guessed: what is saved otherwise (GB18030, ANSI) reads as other words,
/// so it is refused. Departments' tables are read in GB18030 too; those are not YAML.
/// </summary>
public static class PolicyText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="PolicyFaultsException">The first line that is no UTF-8.</exception>
    public static string Read(string path)
    {
        var bytes = File.ReadAllBytes(path);
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), Strict, detectEncodingFromByteOrderMarks: true);
            return reader.ReadToEnd();
        }
        catch (DecoderFallbackException)
        {
            throw new PolicyFaultsException([new(Path.GetFileName(path), LineOf(bytes), "the text is not UTF-8 (perhaps GB18030, or “ANSI” in Notepad); save the file as UTF-8")]);
        }
    }

    // No byte of a character of several is a line feed, neither in UTF-8 nor in GB18030.
    private static int LineOf(byte[] bytes)
    {
        for (var (line, at) = (1, 0); ; line++)
        {
            var end = Array.IndexOf(bytes, (byte)'\n', at) is >= 0 and var found ? found : bytes.Length;
            try
            {
                Strict.GetCharCount(bytes, at, end - at);
            }
            catch (DecoderFallbackException)
            {
                return line;
            }

            at = Math.Min(end + 1, bytes.Length);
        }
    }
}
