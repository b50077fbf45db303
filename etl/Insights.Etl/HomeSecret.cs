using System.Security.Cryptography;

namespace Insights.Etl;

/// <summary>The salt of person keys: made once for a data home, readable by its owner alone. Without it a key cannot be turned back by trying numbers.</summary>
public static class HomeSecret
{
    public static string Of(DataHome home)
    {
        var path = Path.Combine(home.Root, "secret");
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(path, options);
            writer.Write(RandomNumberGenerator.GetHexString(32, lowercase: true));
        }

        return File.ReadAllText(path).Trim();
    }
}
