using Insights.SampleCity.Life;
using Insights.SampleCity.Records;

namespace Insights.SampleCity.Sending;

/// <summary>Decides which rows lie in which file. Every row of the book is sent at least once.</summary>
internal sealed partial class Planner(Window window, Book book, Gazetteer gazetteer, Feeds feeds)
{
    private const int RestatedDays = 5;
    private readonly List<FilePlan> plans = [];

    public List<FilePlan> Plan()
    {
        Certificates();
        Households();
        Finances();
        Roster();
        Payments();
        Applications();
        Deaths();
        Exclusions();
        Surveys();
        Health();
        Schooling();
        return plans;
    }

    private void Certificates()
    {
        var months = ByMonth(book.Certificates.Count, at => window.MonthOf(book.Certificates[at].Change));
        var label = window.FileLabel(0);
        var sheets = Gazetteer.Groups.Select(group => new SheetPlan(group, $"东莞市残疾人证持证人员名册（{group}）",
            $"截至{label}{DateOnly.FromDayNumber(window.Last(0)).Day}日　填报单位：东莞市残疾人联合会", [])).ToList();
        foreach (var at in months[0])
        {
            sheets[gazetteer.Towns[gazetteer.Villages[book.Certificates[at].Village].Town].Group].Rows.Add(at);
        }

        plans.Add(new($"{label}残疾人证持证人员名册(全量).xlsx", feeds.Certificates, sheets)
        {
            Header = Header.TwoLevels, Total = true, Foot = "注：本表由系统导出，持证情况以残疾人证管理系统为准。",
        });
        for (var month = 1; month < window.Count; month++)
        {
            var rows = month == 1 ? months[1] : Restating(months, month, at => book.Certificates[at].Change);
            plans.Add(Book($"{window.FileLabel(month)}残疾人证变更情况表.xlsx", feeds.Certificates, "变更情况", "东莞市残疾人证变更情况表", month, rows) with
            {
                Total = true, DateCells = month % 4 == 1 || month == 6, Base1904 = month == 6,
            });
        }
    }

    private void Households()
    {
        var months = ByMonth(book.Households.Count, at => window.MonthOf(book.Households[at].Info));
        for (var month = 0; month < window.Count; month++)
        {
            var name = month == 0 ? "残疾人家庭成员信息(全量).csv" : "残疾人家庭成员变动.csv";
            plans.Add(Text(window.FileLabel(month) + name, feeds.Households, null, months[month], CsvEncoding.Utf8Bom));
        }
    }

    private void Finances()
    {
        var earlier = -Lives.FirstCheckSent;
        var months = Buckets(window.Count + earlier, book.Finances.Count, at => window.MonthOf(book.Finances[at].Check) + earlier);
        plans.Add(Text("家庭经济状况核对结果(历史).csv", feeds.Finances, null, [.. months.Take(earlier).SelectMany(m => m)], CsvEncoding.Gb18030));
        for (var month = 0; month < window.Count; month++)
        {
            var title = TitleOf("东莞市家庭经济状况核对结果", month);
            plans.Add(Text($"{window.FileLabel(month)}家庭经济状况核对结果.csv", feeds.Finances, title, months[month + earlier], CsvEncoding.Gb18030));
        }
    }

    private void Roster()
    {
        var months = ByMonth(book.Roster.Count, at => book.Roster[at].Month);
        for (var month = 0; month < window.Count; month++)
        {
            plans.Add(Text($"{window.FileLabel(month)}低收入人口名册.csv", feeds.Roster, null, months[month], CsvEncoding.Gb18030));
        }
    }

    private void Payments()
    {
        var lists = Buckets(window.Count * 5, book.Payments.Count, at => (book.Payments[at].PayMonth * 5) + (int)book.Payments[at].Programme);
        for (var month = 0; month < window.Count; month++)
        {
            var label = window.FileLabel(month);
            plans.Add(Text($"{label}残疾人两项补贴发放表(生活).csv", feeds.Subsidy, TitleOf("东莞市困难残疾人生活补贴发放表", month),
                lists[month * 5], CsvEncoding.Gb18030) with { Total = true });
            plans.Add(Text($"{label}残疾人两项补贴发放表(护理).csv", feeds.Subsidy, TitleOf("东莞市重度残疾人护理补贴发放表", month),
                lists[(month * 5) + 1], CsvEncoding.Gb18030) with { Total = true });
            plans.Add(Text($"{label}最低生活保障金发放表.csv", feeds.Dibao, TitleOf("东莞市最低生活保障金发放表", month),
                lists[(month * 5) + 2], CsvEncoding.Gb18030) with { Total = true });
            List<int> single = month == 0 ? lists[3] : [.. lists[((month - 1) * 5) + 3], .. lists[(month * 5) + 3]];
            plans.Add(Text($"{label}单人户低保发放明细.csv", feeds.Single, null, single, CsvEncoding.Utf8) with { Total = true });
            plans.Add(new($"{label}特困人员供养金发放表.xlsx", feeds.Tekun,
                [new("发放明细", "东莞市特困人员供养金发放表", $"发放月份：{label}　单位：元", lists[(month * 5) + 4])])
            {
                Header = Header.TwoLevels, Total = true, Preface = "一、本表按月填报。二、身份证号码以文本填写。三、明细见第二张表。",
            });
        }
    }

    private void Applications()
    {
        int Day(int at) => book.Applications[at].Status == ApplicationStatus.Open ? book.Applications[at].Applied : book.Applications[at].Decided;
        var months = ByMonth(book.Applications.Count, at => window.MonthOf(Day(at)));
        for (var month = 0; month < window.Count; month++)
        {
            plans.Add(Book($"{window.FileLabel(month)}救助补贴申请审批台账.xlsx", feeds.Applications, "台账", "东莞市社会救助和残疾人补贴申请审批台账", month,
                month == 0 ? months[0] : Restating(months, month, Day)) with
            { Foot = "注：跨月办结的申请在办结当月再次列出。", DateCells = month % 5 == 2 });
        }
    }

    private void Deaths()
    {
        var months = ByMonth(book.Events.Count, at => window.MonthOf(book.Events[at].Date));
        for (var month = 0; month < window.Count; month++)
        {
            plans.Add(Book($"{window.FileLabel(month)}死亡及户籍迁移名单.xlsx", feeds.Deaths, "名单", "死亡及户籍迁移人员名单", month,
                month == 0 ? months[0] : Restating(months, month, at => book.Events[at].Date)) with
            { Total = true, DateCells = month % 3 == 1 || month == 8, Base1904 = month == 8 });
        }
    }

    private void Exclusions()
    {
        int Quarter(int month) => (window.Year(month) * 4) + ((window.MonthOfYear(month) - 1) / 3);
        var first = Quarter(0);
        var quarters = Buckets(Quarter(window.Count - 1) - first + 1, book.Exclusions.Count, at => Quarter(window.MonthOf(book.Exclusions[at].Info)) - first);
        for (var i = 0; i < quarters.Length; i++)
        {
            plans.Add(Text($"{(first + i) / 4}年第{((first + i) % 4) + 1}季度两项补贴排除情形名单.csv", feeds.Exclusions, null, quarters[i], CsvEncoding.Utf8Bom));
        }
    }

    private void Surveys()
    {
        var first = window.Year(0);
        var years = Buckets(window.Year(window.Count - 1) - first + 1, book.Surveys.Count, at => book.Surveys[at].Year - first);
        for (var i = 0; i < years.Length; i++)
        {
            if (years[i].Count > 0)
            {
                plans.Add(Text($"{first + i}年残疾人动态更新调查表.csv", feeds.Surveys, null, years[i], CsvEncoding.Utf8Bom));
            }
        }
    }

    private string? TitleOf(string title, int month) => window.MonthOfYear(month) % 2 == 0 ? $"{title}（{window.FileLabel(month)}）" : null;

    private FilePlan Book(string name, Feed feed, string sheet, string title, int month, List<int> rows) =>
        new(name, feed, [new(sheet, $"{title}（{window.FileLabel(month)}）", null, rows)]);

    private static FilePlan Text(string name, Feed feed, string? title, List<int> rows, CsvEncoding encoding) =>
        new(name, feed, [new("", title, null, rows)]) { Csv = encoding };

    /// <summary>The last days of the month before, once more, then the month's own.</summary>
    private List<int> Restating(List<int>[] months, int month, Func<int, int> day) =>
        [.. months[month - 1].Where(at => day(at) > window.Last(month - 1) - RestatedDays - 3), .. months[month]];

    private List<int>[] ByMonth(int count, Func<int, int> monthOf) => Buckets(window.Count, count, monthOf);

    /// <summary>Indexes by bucket; what lies before the first goes into the first.</summary>
    private static List<int>[] Buckets(int buckets, int count, Func<int, int> bucketOf)
    {
        var lists = new List<int>[buckets];
        for (var i = 0; i < buckets; i++)
        {
            lists[i] = [];
        }

        for (var at = 0; at < count; at++)
        {
            lists[Math.Max(0, bucketOf(at))].Add(at);
        }

        return lists;
    }
}
