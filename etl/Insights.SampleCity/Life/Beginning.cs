using Insights.SampleCity.Chance;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Life;

/// <summary>Makes a household and the certificates in it as they are when it is first seen.</summary>
internal sealed class Beginning(Window window, Book book)
{
    // Household sizes 1 to 6, categories 视力 … 多重 and grades: facts 3.1 and 3.4.
    public static readonly double[] Sizes = [0.121, 0.296, 0.193, 0.159, 0.150, 0.081];
    public static readonly double[] Categories = [0.11, 0.085, 0.015, 0.54, 0.09, 0.11, 0.05];
    public static readonly double[] Grades = [0.14, 0.29, 0.24, 0.33];
    private static readonly double[] AgeGroups = [0.05, 0.10, 0.38, 0.20, 0.17, 0.10];
    private static readonly int[] AgeFrom = [1, 18, 35, 60, 70, 80, 96];

    /// <param name="dice">The household's own.</param>
    /// <param name="village">Where it lives.</param>
    /// <param name="holders">Members with a certificate, at least one; the household is at least as large.</param>
    /// <param name="on">The day it is seen; ages count from it.</param>
    /// <param name="register">Whether the certificates are old ones of the first register, or one issued now.</param>
    public Family Make(Dice dice, int village, int holders, int on, bool register)
    {
        var family = new Family { Household = book.NextHousehold(), Village = village };
        var size = Math.Max(dice.Pick(Sizes) + 1, holders);
        var age = AgeOf(dice);
        var roles = Roles(dice, size, age);
        var info = register ? window.First(-30) + dice.Below(500) : on;
        for (var i = 0; i < size; i++)
        {
            var (relation, years) = roles[i];
            var birth = on - (int)(Math.Clamp(years, 0, 99) * 365.2425) - dice.Below(364) - 1;
            var joined = Math.Max(birth, info - 200 - dice.Below(5000));
            var member = Join(family, dice, birth, relation, joined, Math.Max(info, joined));
            if (i < holders)
            {
                member.Holder = register ? Registered(dice, birth) : Issued(dice, on, moved: 0);
                if (register)
                {
                    Certify(member, family.Village);
                }
            }
        }

        return family;
    }

    /// <summary>Adds a person and the household row that says so.</summary>
    public Member Join(Family family, Dice dice, int birth, Relation relation, int joined, int info)
    {
        var male = relation == Relation.Spouse ? family.Head is { Male: false } : dice.Chance(0.51);
        var member = new Member
        {
            Person = book.Persons.Count,
            Birth = birth,
            Male = male,
            Relation = relation,
            Joined = joined,
            LastInfo = info,
        };
        book.Persons.Add(new(birth, male, Names.Make(dice), ""));
        family.Members.Add(member);
        book.Households.Add(new(family.Household, member.Person, relation, joined, 0, family.Village, info));
        return member;
    }

    public void Certify(Member member, int village)
    {
        var held = member.Holder!;
        book.Certificates.Add(new(member.Person, held.Category, held.Grade, held.Components, held.Reissue, held.Status, held.Issue,
            held.ExpiryUnwritten ? 0 : held.Expiry, held.LastChange, village));
    }

    /// <summary>A certificate issued on a day, or brought along by someone who moves in, issued some days before.</summary>
    public static Holder Issued(Dice dice, int on, int moved)
    {
        var held = Disability(dice);
        held.Issue = on - moved;
        held.Expiry = Window.AddMonths(held.Issue, 120);
        held.LastChange = on;
        return held;
    }

    private Holder Registered(Dice dice, int birth)
    {
        var held = Disability(dice);
        var start = window.First(0);
        var span = 3652;
        held.Issue = Math.Max(start - 20 - dice.Below(span), birth + 30);
        var lapsed = start - span - 15 - dice.Below(500);
        if (dice.Chance(0.025) && lapsed > birth + 30)
        {
            held.Issue = lapsed;
        }

        held.Expiry = Window.AddMonths(held.Issue, 120);
        held.LastChange = held.Issue;
        held.ExpiryUnwritten = dice.Chance(0.003);
        held.Reissue = (byte)(dice.Chance(0.03) ? 1 : 0);
        if (held.Expiry < start)
        {
            held.RenewAt = dice.Chance(0.5) ? dice.Between(1, 12) : int.MaxValue;
        }
        else if (dice.Chance(0.006))
        {
            held.Status = dice.Chance(0.7) ? CertificateStatus.Cancelled : CertificateStatus.Frozen;
        }

        return held;
    }

    private static Holder Disability(Dice dice)
    {
        var held = new Holder { Category = (byte)(dice.Pick(Categories) + 1), Grade = (byte)(dice.Pick(Grades) + 1) };
        var care = dice.Unit();
        held.CareLevel = care < 0.6 ? CareLevel.Self : care < 0.85 ? CareLevel.Half : CareLevel.Full;
        if (held.Category == 7)
        {
            held.Grade = (byte)Math.Max(1, held.Grade - 1);
            held.Components = Components(dice);
        }

        return held;
    }

    public static byte Components(Dice dice)
    {
        if (dice.Chance(0.01))
        {
            return 0;
        }

        var first = dice.One([4, 5, 6, 2, 1, 4]);
        var second = dice.One([5, 3, 4, 6, 1, 2]);
        second = second == first ? (first % 6) + 1 : second;
        var third = dice.Chance(0.1) ? dice.Between(1, 6) : first;
        return (byte)((1 << (first - 1)) | (1 << (second - 1)) | (1 << (third - 1)));
    }

    private static int AgeOf(Dice dice)
    {
        var group = dice.Pick(AgeGroups);
        return dice.Between(AgeFrom[group], AgeFrom[group + 1] - 1);
    }

    /// <summary>Relations to the head with ages, the holder first.</summary>
    private static (Relation Relation, int Age)[] Roles(Dice dice, int size, int age)
    {
        var roles = new (Relation, int)[size];
        var place = dice.Unit();
        var self = size == 1 ? Relation.Head
            : age < 18 ? Relation.Child
            : age < 60 ? (place < 0.55 ? Relation.Head : place < 0.8 ? Relation.Child : Relation.Spouse)
            : place < 0.55 ? Relation.Head : place < 0.75 ? Relation.Spouse : Relation.Parent;
        roles[0] = (self, age);
        var head = self switch
        {
            Relation.Child => age + dice.Between(22, 34),
            Relation.Parent => Math.Max(20, age - dice.Between(22, 32)),
            Relation.Spouse => Math.Max(20, age + dice.Between(-5, 6)),
            _ => age,
        };
        var (hasHead, hasSpouse) = (self == Relation.Head, self == Relation.Spouse);
        for (var i = 1; i < size; i++)
        {
            var turn = dice.Unit();
            if (!hasHead)
            {
                (roles[i], hasHead) = ((Relation.Head, head), true);
            }
            else if (!hasSpouse && turn < 0.75 && head >= 20)
            {
                (roles[i], hasSpouse) = ((Relation.Spouse, Math.Max(20, head + dice.Between(-5, 4))), true);
            }
            else if (turn < 0.9 && head >= 22)
            {
                roles[i] = (Relation.Child, Math.Max(0, head - dice.Between(22, 38)));
            }
            else
            {
                roles[i] = head < 70 ? (Relation.Parent, head + dice.Between(22, 32)) : (Relation.Other, Math.Max(1, head - dice.Between(0, 50)));
            }
        }

        return roles;
    }
}
