using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;
using Insights.SampleCity.Truth;

namespace Insights.SampleCity.Life;

/// <summary>One month of offices and people: who applies, is approved, is recognised, is paid, is overlooked, is paid wrongly.</summary>
internal sealed class Decisions(Window window, Book book, Dealings dealings)
{
    private readonly bool?[] entitled = new bool?[Entitlement.Programmes];
    private readonly int[] due = new int[Entitlement.Programmes];
    private readonly List<(Member Member, Facts Facts, bool?[] Entitled, int[] Due)> people = [];

    /// <param name="family">The household, its rows of the month already written.</param>
    /// <param name="shelf">Where its rows begin.</param>
    /// <param name="dice">The household's own.</param>
    /// <param name="month">Negative months run in to a settled beginning and send nothing.</param>
    public void Month(Family family, Shelf shelf, Dice dice, int month)
    {
        Look(family, shelf, month);
        if (people.Count == 0)
        {
            return;
        }

        var household = AnyOf(Programme.Dibao);
        var dueDibao = people.Max(p => p.Due[(int)Programme.Dibao]);
        dealings.Begin(family, dice, month);
        dealings.Step(family.Dibao, Programme.Dibao, household, dueDibao, null, Alive());
        var edge = people.Exists(p => p.Facts.Alive && p.Facts.InHukou && IsEdge(p.Facts, window.Year(month)));
        dealings.StepEdge(family.Edge, edge);
        foreach (var (member, facts, judged, yuan) in people)
        {
            var held = member.Holder!;
            dealings.Step(held.Tekun, Programme.Tekun, judged[(int)Programme.Tekun], TekunDue(held, yuan, month), member, facts.Alive);
            dealings.Step(held.Single, Programme.DibaoSingle, judged[(int)Programme.DibaoSingle], yuan[(int)Programme.DibaoSingle], member, facts.Alive);
            var listed = facts;
            listed.Roster = KindOf(family, member, held);
            listed.Care = held.CareLevel;
            if (listed.Roster != RosterKind.None && month >= 0)
            {
                var since = listed.Roster switch
                {
                    RosterKind.Tekun => held.Tekun.EnrolledSince,
                    RosterKind.Dibao => family.Dibao.EnrolledSince,
                    RosterKind.DibaoSingle => held.Single.EnrolledSince,
                    _ => family.Edge.EnrolledSince,
                };
                book.Roster.Add(new(month, member.Person, family.Household, listed.Roster.Value, since,
                    listed.Roster == RosterKind.Tekun ? held.CareLevel : CareLevel.Self, held.Category, family.Village));
            }

            Entitlement.Judge(listed, window.Year(month), entitled, due);
            dealings.Step(held.Living, Programme.Living, entitled[(int)Programme.Living], due[(int)Programme.Living], member, facts.Alive);
            dealings.Step(held.Care, Programme.Care, entitled[(int)Programme.Care], due[(int)Programme.Care], member, facts.Alive);
        }
    }

    private void Look(Family family, Shelf shelf, int month)
    {
        people.Clear();
        CaseFile file = new(window, book, shelf, book.Mark());
        foreach (var member in family.Members)
        {
            if (member.Holder is not null)
            {
                var facts = file.At(member.Person, month);
                var judged = new bool?[Entitlement.Programmes];
                var yuan = new int[Entitlement.Programmes];
                Entitlement.Judge(facts, window.Year(month), judged, yuan);
                people.Add((member, facts, judged, yuan));
            }
        }
    }

    private int TekunDue(Holder held, int[] yuan, int month) =>
        yuan[(int)Programme.Tekun] == 0 ? 0 : Amounts.Tekun(window.Year(month), held.CareLevel);

    private bool? AnyOf(Programme programme)
    {
        bool? any = false;
        foreach (var person in people)
        {
            any |= person.Entitled[(int)programme];
        }

        return any;
    }

    private bool Alive() => people.Exists(p => p.Facts.Alive);

    private static bool IsEdge(in Facts facts, int year)
    {
        var line = Amounts.Standard(year) * 100L * facts.Members;
        return facts.HasCheck && facts.PropertyOk == true && facts.IncomeFen >= line && facts.IncomeFen * 2 < line * 3;
    }

    private static RosterKind KindOf(Family family, Member member, Holder held) =>
        held.Tekun.Stage == Stage.Enrolled ? RosterKind.Tekun
        : member.Gone && family.Dibao.Stage != Stage.Enrolled && held.Single.Stage != Stage.Enrolled ? RosterKind.None
        : family.Dibao.Stage == Stage.Enrolled && !member.Gone ? RosterKind.Dibao
        : held.Single.Stage == Stage.Enrolled ? RosterKind.DibaoSingle
        : family.Edge.Stage == Stage.Enrolled && !member.Gone ? RosterKind.Edge
        : RosterKind.None;
}
