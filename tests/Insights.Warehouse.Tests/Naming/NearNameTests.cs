using Insights.Warehouse.Naming;

namespace Insights.Warehouse.Tests.Naming;

public sealed class NearNameTests
{
    private static readonly string[] Programmes = ["困难残疾人生活补贴", "最低生活保障", "低保边缘家庭重度残疾人单人保", "特困人员救助供养"];

    [Theory]
    [InlineData("低保", "最低生活保障")]
    [InlineData("特困", "特困人员救助供养")]
    [InlineData("最底生活保障", "最低生活保障")]
    [InlineData("单人保", "低保边缘家庭重度残疾人单人保")]
    [InlineData("护照", null)]
    public void A_Chinese_name_is_found_by_its_short_form_its_beginning_or_with_a_slip(string given, string? name) => Assert.Equal(name, NearName.Of(given, Programmes));

    [Theory]
    [InlineData("Care-Grade", "care_grade")]
    [InlineData("caer_grade", "care_grade")]
    [InlineData("care", "care_grade")]
    [InlineData("zzz", null)]
    public void A_slip_in_letters_finds_the_id(string given, string? id) => Assert.Equal(id, NearName.Of(given, ["care_grade", "dibao_standard"]));
}
