using System.Text;

namespace Insights.Etl.Check;

/// <summary>
/// SQL macros that turn a cell's text into a value or NULL, and say why not. They run once per distinct text of a column,
/// so that they may be readable rather than fast.
/// </summary>
public static class CellSql
{
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Statements that make the macros; in order, one each.</summary>
    public static IEnumerable<string> Macros => Text.Concat(Identity).Concat(Dates).Concat(Amounts);

    private static string FullWidth
    {
        get
        {
            var full = new StringBuilder();
            for (var c = '\uFF01'; c <= '\uFF5E'; c++)
            {
                full.Append(c);
            }

            return full.Append('\uFFE5').Append('\u2212').Append('\u2013').Append('\u3000').Append('\u00A0').Append('\u2007').Append('\u202F')
                .Append("\uFEFF\u200B\u200C\u200D\u2060").ToString();
        }
    }

    private static string HalfWidth
    {
        get
        {
            var half = new StringBuilder();
            for (var c = '!'; c <= '~'; c++)
            {
                half.Append(c == '\'' ? "''" : c.ToString());
            }

            // One for one up to the four blanks; the five invisible characters after them have no partner and vanish.
            return half.Append("¥--").Append("    ").ToString();
        }
    }

    private static string[] Text =>
    [
        // A macro's argument is copied as often as the macro names it, so each of these names it once or is given a plain column.
        "CREATE MACRO one_blank(x) AS trim(regexp_replace(x, '\\s+', ' ', 'g'))",

        // Blanks of any kind are one blank, none at the ends; '' is NULL. Full-width punctuation of running text stays.
        """
        CREATE MACRO neat(x) AS nullif(one_blank(
          CASE WHEN strlen(x) = length(x) THEN x ELSE translate(x, chr(12288) || chr(160) || chr(8199) || chr(8239) || chr(65279) || chr(8203), '    ') END), '')
        """,

        // Half width, out of ="…" and from behind a leading apostrophe.
        $$"""
        CREATE MACRO tidy(x) AS CASE
          WHEN regexp_full_match(x, '[0-9A-Za-z][!-~]*') THEN x
          ELSE nullif(trim(regexp_replace(regexp_replace(one_blank(
            CASE WHEN strlen(x) = length(x) THEN x ELSE translate(x, '{{FullWidth}}', '{{HalfWidth}}') END),
            '^="(.*)"$', '\1'), '^[''’‘`]+', '')), '') END
        """,
        "CREATE MACRO tight(t) AS replace(t, ' ', '')",
        "CREATE MACRO plain(t) AS lower(tight(t))",

        // What people write into a cell that has nothing to say.
        "CREATE MACRO said(t) AS CASE WHEN length(t) > 6 OR lower(t) NOT IN ('-', '--', '—', '——', '/', '\\', '无', '空', 'null', 'n/a', '#n/a', '(空)') THEN t END",

        // A cell whose value nobody reckoned; ="…" only keeps a spreadsheet program from taking a number apart.
        "CREATE MACRO is_formula(x) AS x[:1] = '=' AND NOT regexp_full_match(x, '=\"[^\"]*\"')",
        "CREATE MACRO legible(t) AS NOT contains(t, chr(65533)) AND NOT contains(t, '锟斤拷')",
    ];

    private static string[] Identity =>
    [
        // GB 11643: weights 2^(18-i) mod 11 over the first 17 digits.
        $$"""
        CREATE MACRO check_character(n) AS substr('10X98765432', 1 + ((
          {{string.Join(" + ", Weights.Select((w, i) => $"n // 1{new string('0', 16 - i)} % 10 * {w}"))}}
          ) % 11)::INTEGER, 1)
        """,
        "CREATE MACRO born(t) AS try_strptime(t, '%Y%m%d') BETWEEN TIMESTAMP '1880-01-01' AND TIMESTAMP '2199-12-31'",

        // A certificate number in a column of identity numbers gives the identity number in it; 15 digits get century and check character.
        """
        CREATE MACRO identity_text(t) AS CASE
          WHEN length(t) = 18 THEN t
          WHEN regexp_full_match(t, '[0-9]{17}[0-9X][1-7][1-4](B[0-9]+)?') THEN t[:18]
          WHEN regexp_full_match(t, '[0-9]{15}') THEN t[:6] || '19' || t[7:] || '?'
          ELSE t END
        """,
        "CREATE MACRO identity_number(t) AS try_cast(t[:17] AS BIGINT)",
        "CREATE MACRO identity_upgraded(t, n) AS CASE WHEN ends_with(t, '?') AND length(t) = 18 AND n IS NOT NULL THEN t[:17] || check_character(n) ELSE t END",
        """
        CREATE MACRO identity_fault(t, n) AS CASE
          WHEN length(t) <> 18 THEN CASE WHEN regexp_full_match(t, '[0-9](\.[0-9]+)?E\+?[0-9]+') THEN 'id_scientific' ELSE 'id_length' END
          WHEN NOT regexp_full_match(t, '[0-9]{17}[0-9X]') THEN 'id_characters'
          WHEN NOT coalesce(born(t[7:14]), false) THEN 'id_birth_date'
          WHEN check_character(n) <> t[18:] THEN 'id_check_digit'
          END
        """,
        """
        CREATE MACRO certificate_fault(t) AS CASE
          WHEN regexp_full_match(t, '[0-9](\.[0-9]+)?E\+?[0-9]+') THEN 'id_scientific'
          WHEN NOT regexp_full_match(t, '[0-9]{17}[0-9X][1-7][1-4](B[0-9]+)?') THEN 'certificate_number'
          END
        """,
        "CREATE MACRO reference_fault(t) AS CASE WHEN regexp_full_match(t, '[0-9](\\.[0-9]+)?E\\+[0-9]+') THEN 'reference_scientific' END",
    ];

    private static string[] Dates =>
    [
        // Day counts stand for the years 1927 to 2119; anything else of five digits is no date.
        "CREATE MACRO day_of_serial(t) AS CASE WHEN try_cast(t AS DOUBLE) BETWEEN 10000 AND 80000 THEN DATE '1899-12-30' + floor(try_cast(t AS DOUBLE))::INTEGER END",
        """
        CREATE MACRO day_text(t) AS CASE
          WHEN regexp_full_match(t, '[0-9]{8}') THEN t[:4] || '-' || t[5:6] || '-' || t[7:]
          ELSE regexp_replace(t, '^([0-9]{4}) ?[-./年] ?([0-9]{1,2}) ?[-./月] ?([0-9]{1,2})日?([ T][0-9]{1,2}:[0-9:.]+)?$', '\1-\2-\3')
          END
        """,
        """
        CREATE MACRO day_of(t) AS CASE
          WHEN regexp_full_match(t, '[0-9]{5}(\.[0-9]+)?') THEN day_of_serial(t)
          WHEN regexp_full_match(day_text(t), '(18|19|20|21)[0-9]{2}-[0-9]{1,2}-[0-9]{1,2}') THEN try_strptime(day_text(t), '%Y-%m-%d')::DATE
          END
        """,
        """
        CREATE MACRO month_text(t) AS CASE
          WHEN regexp_full_match(t, '[0-9]{6}') THEN t[:4] || '-' || t[5:]
          ELSE regexp_replace(t, '^([0-9]{4}) ?[-./年] ?([0-9]{1,2})月?份?$', '\1-\2')
          END
        """,
        """
        CREATE MACRO month_of(t) AS CASE
          WHEN regexp_full_match(month_text(t), '(19|20|21)[0-9]{2}-[0-9]{1,2}') THEN try_strptime(month_text(t) || '-1', '%Y-%m-%d')::DATE
          ELSE date_trunc('month', day_of(t))::DATE
          END
        """,
        "CREATE MACRO day_fault(t) AS CASE WHEN regexp_full_match(month_text(t), '(19|20|21)[0-9]{2}-[0-9]{1,2}') THEN 'date_without_day' ELSE 'not_a_date' END",
        "CREATE MACRO year_of(t) AS try_cast(regexp_extract(t, '^((19|20|21)[0-9]{2})(年度?)?$', 1) AS INTEGER)",
    ];

    private static string[] Amounts =>
    [
        // A comma parts thousands and nothing else: 2,17 is not 217, and 1.217,00 is no amount of ours.
        "CREATE MACRO whole_commas(t) AS CASE WHEN NOT contains(t, ',') THEN t WHEN regexp_full_match(t, '[^0-9,.]*[0-9]{1,3}(,[0-9]{3})+([^0-9,][^,]*)?') THEN replace(t, ',', '') ELSE t END",
        "CREATE MACRO amount_text(t) AS CASE WHEN regexp_full_match(t, '[0-9.]+') THEN t ELSE regexp_replace(whole_commas(tight(t)), '^[¥￥]|(元|块)$', '', 'g') END",

        // 万元 is ten thousand yuan. Rounded to the cent, half away from zero.
        """
        CREATE MACRO yuan_of(a) AS CASE
          WHEN regexp_full_match(a, '[-+]?[0-9]+(\.[0-9]*)?') THEN try_cast(a AS DECIMAL(12, 2))
          WHEN regexp_full_match(a, '[-+]?[0-9]+(\.[0-9]*)?万') THEN try_cast(try_cast(rtrim(a, '万') AS DECIMAL(16, 8)) * 10000 AS DECIMAL(12, 2))
          END
        """,
        "CREATE MACRO number_of(t) AS CASE WHEN regexp_full_match(whole_commas(t), '[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?') THEN try_cast(whole_commas(t) AS DOUBLE) END",

        // 86, 86% and 0.86 are the same. A whole number is per cent, 1 like 86; 1.0 is a part written with a point or per cent with a digit too many, and nobody can tell: it is asked back.
        """
        CREATE MACRO percent_of(t) AS CASE
          WHEN regexp_full_match(t, '[-+]?[0-9]+(\.[0-9]+)?%') THEN try_cast(rtrim(t, '%') AS DOUBLE)
          WHEN regexp_full_match(t, '0?\.[0-9]+') THEN round(100 * try_cast(t AS DOUBLE), 8)
          WHEN NOT regexp_full_match(t, '1\.0*') AND regexp_full_match(t, '[-+]?[0-9]+(\.[0-9]*)?') THEN try_cast(t AS DOUBLE)
          END
        """,
        "CREATE MACRO percent_fault(t) AS CASE WHEN regexp_full_match(t, '1\\.0*') THEN 'percent_or_part' ELSE 'not_a_number' END",
        "CREATE MACRO whole_of(t) AS try_cast(regexp_extract(whole_commas(tight(t)), '^([-+]?[0-9]+)(\\.0+)?[人口户个名岁]?$', 1) AS INTEGER)",
        """
        CREATE MACRO yes_of(t) AS CASE
          WHEN plain(t) IN ('是', '1', '√', '✓', '✔', '☑', 'y', 'yes', 'true', 't', '对') THEN true
          WHEN plain(t) IN ('否', '0', '×', '✗', '✘', 'n', 'no', 'false', 'f', '错') THEN false
          END
        """,

        // 肢体+智力, 肢体、智力残疾, 多重(4,5): digits in order, each once; NULL where any part is not understood.
        """
        CREATE MACRO parts_of(t) AS list_sort(list_distinct(list_transform(
          list_filter(string_split_regex(regexp_replace(replace(tight(t), '残疾', ''), '^多重|[()]', '', 'g'), '[+、,/;;和及&]'), lambda p: p <> ''),
          lambda p: CASE p WHEN '视力' THEN '1' WHEN '听力' THEN '2' WHEN '言语' THEN '3' WHEN '肢体' THEN '4' WHEN '智力' THEN '5' WHEN '精神' THEN '6'
            ELSE CASE WHEN regexp_full_match(p, '[1-6]') THEN p ELSE '?' END END)))
        """,
        "CREATE MACRO components_of(t) AS CASE WHEN len(parts_of(t)) > 0 AND NOT list_contains(parts_of(t), '?') THEN array_to_string(parts_of(t), '+') END",
    ];
}
