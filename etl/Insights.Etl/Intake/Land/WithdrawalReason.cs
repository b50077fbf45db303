using System.Text.RegularExpressions;
using Insights.Etl.Read;

namespace Insights.Etl.Land;

/// <summary>Why a file was withdrawn, in words that stand on the data page for everybody.</summary>
internal static partial class WithdrawalReason
{
    private const int Longest = 200;

    /// <returns>The reason on one line.</returns>
    /// <exception cref="InputFaultException">It is empty, too long for a line, or says who somebody is.</exception>
    public static string Of(string given)
    {
        var reason = Blanks().Replace(given, " ").Trim();
        return reason.Length == 0 ? throw new InputFaultException("--reason is empty. Say in a few words why, as in: --reason \"the sender sent the list of another month\"")
            : reason.Length > Longest ? throw new InputFaultException($"--reason has {reason.Length} signs; at most {Longest} have room on the data page. Say it shorter.")
            : RecordShape.HoldsIdentity(reason) ? throw new InputFaultException("--reason holds what looks like an identity number. Everybody reads it: say it without persons' names and numbers.")
            : reason;
    }

    [GeneratedRegex(@"[\s\p{C}]+")]
    private static partial Regex Blanks();
}
