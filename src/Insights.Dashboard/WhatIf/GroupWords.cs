using Insights.Dashboard.Viewing;
using Insights.Dashboard.Wording;
using Insights.Policy.Feel;
using Insights.Policy.Rules;
using Insights.Policy.Scenarios;

namespace Insights.Dashboard.WhatIf;

/// <summary>A new group in the reader's words: the rule book's own in Chinese, their English beside.</summary>
public static class GroupWords
{
    /// <summary>Towns by the version's names.</summary>
    public static Func<string, string> Places(View view) => code => view.Places.Find(code) is { } place ? PlaceBook.Name(place, view.Words) : code;

    /// <summary>The programme's name as it fits a row.</summary>
    public static string Programme(PlainGroup group, RuleBook book, Words words)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(book);
        return Programme(book.Programme(group.Programme), words);
    }

    public static string Programme(Programme programme, Words words)
    {
        ArgumentNullException.ThrowIfNull(programme);
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese ? programme.Name.Zh : words.Find("name." + programme.Id) ?? programme.Name.En;
    }

    /// <summary>Who is let in: 残疾等级 3，年龄 60 及以上.</summary>
    public static string Who(PlainGroup group, Words words, Func<string, string>? place)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(words["whatif.group.next"], group.Terms.Select(t => Term(t, words, place)));
    }

    /// <summary>The clause that they need not meet.</summary>
    public static string Though(PlainGroup group, RuleBook book, Words words)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(words);
        var clause = book.Programme(group.Programme).Versions.SelectMany(v => v.Clauses).Last(c => c.Id == group.Clause);
        return words.Say("whatif.group.though", words.Of(clause.Meaning.Zh, clause.Meaning.En));
    }

    public static string Trait(PlainTrait trait, Words words)
    {
        ArgumentNullException.ThrowIfNull(trait);
        ArgumentNullException.ThrowIfNull(words);
        return words.IsChinese ? trait.Name : trait.Fact?.NameEn ?? words.Find("notion." + trait.Id) ?? trait.Notion!.Meaning.En;
    }

    /// <summary>A code's word; a town's from the version, since the rule book knows it in Chinese only.</summary>
    public static string Code(PlainTrait trait, FeelCode code, Words words, Func<string, string>? place)
    {
        ArgumentNullException.ThrowIfNull(trait);
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(words);
        var written = PlainTrait.Written(code);
        return words.IsChinese ? code.Word : trait.Id switch
        {
            "town" => place?.Invoke(written) ?? code.Word,
            "category" => words.Find("whatif.category." + written) ?? code.Word,
            "sex" => words.Find("whatif.sex." + written) ?? code.Word,
            "roster_kind" => words.Find("cliffs.roster." + written) ?? code.Word,
            _ => words.Find($"fact.{trait.Id}.{written}") ?? code.Word,
        };
    }

    private static string Term(PlainTerm term, Words words, Func<string, string>? place)
    {
        var name = Trait(term.Trait, words);
        return term switch
        {
            { Trait.Kind: PlainKind.OneOf } => words.Say("whatif.group.one_of", name, string.Join(words["whatif.group.or"], term.Codes.Select(c => Code(term.Trait, c, words, place)))),
            { Trait.Kind: PlainKind.Holds } => term.Held ? name : words.Say("whatif.group.not", name),
            { From: { } from, To: { } to } => from == to ? $"{name} {from}" : $"{name} {from}–{to}",
            { From: { } from } => words.Say("whatif.group.from_on", name, from),
            _ => words.Say("whatif.group.up_to", name, term.To),
        };
    }
}
