using Insights.SampleCity.Records;

namespace Insights.SampleCity.Truth;

/// <summary>
/// The generator's own reading of the five programmes (facts 2), in plain C# and never from src/policy: it decides the truth that the
/// rules are tested against. C#'s lifted &amp; and | on bool? are the three-valued AND and OR.
/// </summary>
internal static class Entitlement
{
    public const int Programmes = 5;

    /// <param name="facts">The person in the month.</param>
    /// <param name="year">The month's year: amounts change on 1 January.</param>
    /// <param name="entitled">By <see cref="Programme"/>; null = unknown.</param>
    /// <param name="dueYuan">By programme; 0 where not entitled. Dibao's is the household's.</param>
    public static void Judge(in Facts facts, int year, Span<bool?> entitled, Span<int> dueYuan)
    {
        var here = facts.Alive & facts.InHukou;
        var standardFen = Amounts.Standard(year) * 100L;
        bool? mental = facts.HasCertificate ? IsMental(facts.Category, facts.Components) : null;
        bool? gradeUpTo2 = facts.HasCertificate ? facts.Grade <= 2 : null;
        bool? gradeUpTo3 = facts.HasCertificate ? facts.Grade <= 3 : null;
        bool? gradeIs3 = facts.HasCertificate ? facts.Grade == 3 : null;
        bool? limbs = facts.HasCertificate ? facts.Category == 4 && facts.Grade <= 2 : null;
        bool? blind = facts.HasCertificate ? facts.Category == 1 && facts.Grade == 1 : null;
        var severe = gradeUpTo2 | (mental & gradeIs3);
        var noAbility = (facts.Age >= 60) | (facts.Age < 18) | (mental & gradeUpTo3) | limbs | blind;

        bool? poor = facts.HasCheck ? facts.IncomeFen < standardFen * facts.Members : null;
        bool? edge = facts.HasCheck ? facts.IncomeFen * 2 < standardFen * 3 * facts.Members : null;
        bool? alone = facts.HasCheck ? facts.Members == 1 : null;
        var property = facts.HasCheck ? facts.PropertyOk : null;
        var noSupporter = facts.HasCheck ? !facts.Supporter : null;
        var tekunConditions = alone & noAbility & noSupporter & poor & property;

        bool? lowIncome = facts.Roster is null ? null : facts.Roster != RosterKind.None;
        bool? notTekun = facts.Roster is null ? null : facts.Roster != RosterKind.Tekun;
        var care = Amounts.Care(year);

        entitled[(int)Programme.Living] = here & facts.CertificateValid & lowIncome & !facts.Orphan;
        entitled[(int)Programme.Care] = here & facts.CertificateValid & (gradeUpTo2 | mental) & !facts.WorkInjury
            & !facts.RetiredCadre & notTekun & (facts.ElderlyCareFen < care * 100);
        entitled[(int)Programme.Tekun] = here & tekunConditions;
        entitled[(int)Programme.Dibao] = here & poor & property & !tekunConditions;
        entitled[(int)Programme.DibaoSingle] = here & (facts.Age >= 18) & facts.CertificateValid & severe & !poor & edge & property;

        dueYuan[(int)Programme.Living] = Amounts.Living(year);
        dueYuan[(int)Programme.Care] = care;
        dueYuan[(int)Programme.Tekun] = Amounts.Tekun(year, facts.Roster == RosterKind.Tekun ? facts.Care : CareLevel.Self);
        dueYuan[(int)Programme.Dibao] = (int)(((standardFen * facts.Members) - facts.IncomeFen + 99) / 100);
        dueYuan[(int)Programme.DibaoSingle] = Amounts.Single(year);
        for (var p = 0; p < Programmes; p++)
        {
            dueYuan[p] = entitled[p] == true ? dueYuan[p] : 0;
        }
    }

    /// <summary>智力 or 精神, alone or among the components; unknown for 多重 whose components nobody wrote down.</summary>
    private static bool? IsMental(int category, byte components) => category switch
    {
        5 or 6 => true,
        7 => components == 0 ? null : (components & 0b11_0000) != 0,
        _ => false,
    };
}
