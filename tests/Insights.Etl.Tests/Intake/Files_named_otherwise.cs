using System.Text;

namespace Insights.Etl.Tests.Intake;

/// <summary>What a file is, its bytes say; senders' programs and hands give it other endings.</summary>
public sealed class Files_named_otherwise
{
    private const string Stem = "2024年01月死亡及户籍迁移名单";
    private static readonly string[] Header = ["身份证号", "变动类型", "发生日期"];
    private static readonly string[] Row = [Ids.A, "死亡", "2024-01-05"];

    private static string Books => Path.Combine(IntakeCases.Folder, "books");

    [Theory]
    [InlineData(".csv")]
    [InlineData(".xls")]
    public void A_workbook_is_read_as_one_under_any_ending_of_a_table(string ending)
    {
        using var home = new IntakeHome();
        home.Book(Stem + ending, new TinyWorkbook().Sheet("名单", Header, Row));
        Landed(home, Stem + ending);
    }

    [Theory]
    [InlineData(".xls", ',')]
    [InlineData(".xlsx", '\t')]
    public void Text_is_read_as_text_under_the_ending_of_a_workbook(string ending, char delimiter)
    {
        using var home = new IntakeHome();
        home.Gb(Stem + ending, string.Join(delimiter, Header), string.Join(delimiter, Row));
        Landed(home, Stem + ending);
    }

    [Fact]
    public void Text_in_UTF_16_is_no_workbook_for_its_zero_bytes()
    {
        using var home = new IntakeHome();
        File.WriteAllText(home.PathOf(Stem + ".xls"), $"{string.Join('\t', Header)}\r\n{string.Join('\t', Row)}", Encoding.Unicode);
        Landed(home, Stem + ".xls");
    }

    [Theory]
    [InlineData(".xls")]
    [InlineData(".csv")]
    [InlineData(".et")]
    public void A_workbook_of_2003_is_read_with_its_note_sheet_and_its_merged_header(string ending)
    {
        using var home = new IntakeHome();
        File.Copy(Path.Combine(Books, "deaths_2003.xls"), home.PathOf(Stem + ending));
        Landed(home, Stem + ending);
    }

    [Theory]
    [InlineData("<html><body><table><tr><td>身份证号</td></tr></table></body></html>")]
    [InlineData("\r\n<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>")]
    public void A_web_page_under_the_name_of_a_workbook_is_told_as_one(string text)
    {
        using var home = new IntakeHome();
        File.WriteAllText(home.PathOf(Stem + ".xls"), text);
        Refused(home, $"{Stem}.xls: the file is a web page or XML, whatever its name says. Open it in a spreadsheet program, save it as .xlsx and send that.");
    }

    [Fact]
    public void A_workbook_with_a_password_is_told_as_locked()
    {
        using var home = new IntakeHome();
        File.Copy(Path.Combine(Books, "locked.xlsx"), home.PathOf(Stem + ".xlsx"));
        Refused(home, $"{Stem}.xlsx: the workbook is locked with a password. Open it, take the password off, save it and send it again.");
    }

    [Fact]
    public void An_archive_under_the_name_of_a_workbook_is_told_as_none()
    {
        using var home = new IntakeHome();
        using (var zip = System.IO.Compression.ZipFile.Open(home.PathOf(Stem + ".xlsx"), System.IO.Compression.ZipArchiveMode.Create))
        {
            using var inside = new StreamWriter(zip.CreateEntry(Stem + ".csv").Open());
            inside.Write(string.Join(',', Header));
        }

        Refused(home, $"{Stem}.xlsx: the file is no workbook, whatever its name says");
    }

    private static void Landed(IntakeHome home, string name)
    {
        var account = home.Account(home.Run(), name);
        Assert.Equal((1L, 1L), (account.Read, account.Landed));
        Assert.Equal([$"id18={Ids.A}, event=death, event_date=2024-01-05"], home.Rows("SELECT id18, event, event_date::VARCHAR AS event_date FROM landed_deaths_moves"));
    }

    private static void Refused(IntakeHome home, string words) =>
        Assert.Contains(words, Assert.Throws<InputFaultException>(home.Run).Message, StringComparison.Ordinal);
}
