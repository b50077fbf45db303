using System.Xml.Linq;
using Insights.Dashboard.Charts;
using Insights.Dashboard.Parts;

namespace Insights.Dashboard.Tests;

public class BarDrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void A_withheld_value_has_a_dashed_frame_that_is_no_bar_and_one_that_is_not_there_has_nothing()
    {
        var drawn = XDocument.Parse(BarDrawing.Alone([new("a", 40, "40"), new("b", null, "*", Masked: true), new("c", null, "—")], 40, new Caption("t", null, [])));

        var boxes = drawn.Descendants(Svg + "rect").Where(r => r.Attribute("rx") is not null).ToList();
        Assert.Equal(2, boxes.Count);
        Assert.Null(boxes[0].Attribute("stroke-dasharray"));
        Assert.Equal("none", boxes[1].Attribute("fill")!.Value);
        Assert.NotNull(boxes[1].Attribute("stroke-dasharray"));
    }
}
