using Insights.SampleCity.Chance;

namespace Insights.SampleCity.Life;

/// <summary>Made-up names; one in some hundreds has a character outside the common sets.</summary>
internal static class Names
{
    private const string Surnames = "陈李黄张梁林王刘叶何吴罗钟邓谢袁周卢莫方香朱郭赖温尹祁萧苏黎";
    private const string Given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华文玉兰建国志红梅金凤海燕雪琴荣辉锦泉焕弟满容耀光浩轩梓涵";
    private static readonly string[] Rare = ["𠮷", "䶮", "喆", "堃", "犇"];

    public static string Make(Dice dice)
    {
        var surname = Surnames[dice.Below(Surnames.Length)].ToString();
        if (dice.Chance(0.004))
        {
            surname += dice.One(Rare);
        }

        var first = Given[dice.Below(Given.Length)];
        return dice.Chance(0.75) ? $"{surname}{first}{Given[dice.Below(Given.Length)]}" : $"{surname}{first}";
    }
}
