using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Insights.Etl.SendBack;

/// <summary>The comments of a sheet: one a faulty cell, and one at the top that says what to do. Departments read Chinese, so the comments are in Chinese.</summary>
internal sealed class Notes(SheetToMend sheet)
{
    private const string Author = "残联数据管理员";

    /// <summary>The kind of shape that a comment is shown in, msosptTextBox.</summary>
    private const int TextBox = 0xCA;

    private const int WideColumns = 4;

    private const int WideLetters = 18;

    private IEnumerable<(int Row, int Position, string Text)> All =>
        sheet.Notes.SelectMany(r => r.Value.Select(n => (r.Key, n.Key, n.Value.Text))).Prepend((1, 0,
            $"本表共有{sheet.Notes.Count}行需要更正：请改正着色的单元格（原因见各单元格批注），保存后原样发回。其余各行已收到，不必重发；行号与原表一致。"));

    public Comments Comments() => new(
        new Authors(new Author(Author)),
        new CommentList(All.Select(n => new Comment(new CommentText(new Run(new Text(SheetXml.Legal(n.Text)) { Space = SpaceProcessingModeValues.Preserve })))
        {
            Reference = SheetXml.Name(n.Row, n.Position), AuthorId = 0, ShapeId = 0,
        })));

    /// <summary>The boxes in which a spreadsheet program shows them. A box is as high as the rows that it spans, so hidden ones do not count.</summary>
    public string Drawing()
    {
        var xml = new StringBuilder($"""
            <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t{TextBox}" coordsize="21600,21600" o:spt="{TextBox}" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>
            """);
        var id = 1025;
        foreach (var (row, position, text) in All)
        {
            var bottom = row;
            for (var lines = Lines(text); lines > 0; bottom++)
            {
                lines -= sheet.Keeps(bottom) || bottom > sheet.LastRow ? 1 : 0;
            }

            xml.Append(CultureInfo.InvariantCulture, $"""
                <v:shape id="_x0000_s{id++}" type="#_x0000_t{TextBox}" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{position + 1}, 12, {row - 1}, 2, {position + 1 + WideColumns}, 12, {bottom}, 2</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{position}</x:Column></x:ClientData></v:shape>
                """);
        }

        return xml.Append("</xml>").ToString();
    }

    /// <summary>Lines that a text fills in a box of four columns, and one to spare.</summary>
    private static int Lines(string text) => text.Split('\n').Sum(l => 1 + (l.Length / WideLetters)) + 1;
}
