using System.Text;

namespace Insights.Etl.Tests.Intake;

/// <summary>A household's account of spending tells nothing where its classes do not add up; its income is as good as ever.</summary>
public sealed class Accounts_of_spending
{
    private const string January = "2024年01月家庭经济状况核对结果.csv";
    private const string February = "2024年02月家庭经济状况核对结果.csv";
    private const string Plain = "户号,核对日期,家庭人口,工资性收入,经营净收入,财产净收入,转移净收入,消费支出";
    private const string Header = Plain + ",食品烟酒支出,其中衣着,居住,生活用品及服务,交通通信,教育文化娱乐,医疗保健,其他用品及服务";

    private const string Told = "SELECT \"row\", reason FROM meta_quarantine WHERE feed = 'finances' ORDER BY ALL";

    [Fact]
    public void A_row_whose_classes_do_not_add_up_lands_without_them_and_is_told_with_the_reason()
    {
        using var home = new IntakeHome();
        home.Csv(
            January, Header,
            "DG000000001,2024-01-05,2,1000,0,0,200,2000,700,100,500,100,150,100,300,50",
            "DG000000002,2024-01-05,2,1000,0,0,200,2000,7000,100,500,100,150,100,300,50",
            "DG000000003,2024-01-05,2,1000,0,0,200,2000,700,100,500,,150,100,300,50",
            "DG000000004,2024-01-05,2,1000,0,0,200,2000,700,100,500,100,150,200,300,-50",
            "DG000000005,2024-01-05,2,1000,0,0,200,2000,,,,,,,,",
            "DG000000006,2024-01-05,2,1000,0,0,200,2000,710,100,500,100,150,100,300,50",
            "DG000000007,2024-01-05,2,1000,0,0,200,2000,710.01,100,500,100,150,100,300,50",
            "DG000000008,2024-01-05,2,1000,0,0,200,100,36,5,25,5,7,5,15,3",
            "DG000000009,2024-01-05,2,1000,0,0,200,2000,七百,100,500,100,150,100,300,50");
        var account = home.Account(home.Run(), January);
        Assert.Equal((9L, 8L, 1L, 0L), (account.Read, account.Landed, account.Quarantined, account.Identical));
        Assert.Equal(
            ["row=3, reason=spending_off", "row=4, reason=spending_incomplete", "row=5, reason=spending_negative", "row=8, reason=spending_off", "row=10, reason=not_an_amount"],
            home.Rows(Told));
        Assert.Equal(
            ["n=1, food=700.00, other=50.00", "n=6, food=710.00, other=50.00", "n=8, food=36.00, other=3.00"],
            home.Rows("SELECT right(household_no, 1) AS n, spend_food AS food, spend_other AS other FROM landed_finances WHERE spend_food IS NOT NULL ORDER BY ALL"));
        Assert.Equal(
            ["n=5, classes=0, income=1200.00"],
            home.Rows("SELECT count(*) AS n, count(spend_food) + count(spend_clothing) + count(spend_housing) + count(spend_household) + count(spend_transport) + count(spend_education) + count(spend_medical) + count(spend_other) AS classes, max(income_wage + income_transfer) AS income FROM landed_finances WHERE right(household_no, 1) IN ('2', '3', '4', '5', '7')"));
        var letter = Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(home.Home.Quarantine, "000001-finances.csv")));
        Assert.Contains($"{January},,3,食品烟酒支出,7000,消费支出八大类之和与消费支出合计相差超过千分之五(且超过1元)；本户只弃用分类，其余照常入库", letter, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_all_of_whose_rows_land_still_has_its_letter()
    {
        using var home = new IntakeHome();
        home.Csv(January, Header, "DG000000002,2024-01-05,2,1000,0,0,200,2000,7000,100,500,100,150,100,300,50");
        var check = home.Intake.Check([home.PathOf(January)], null, TestContext.Current.CancellationToken).Single();
        Assert.Equal(("finances", 1L, 1L, 0L), (check.Feed, check.Read, check.Accepted, check.Quarantined));
        Assert.Equal(("spend_food", "spending_off", 1L), check.Faults.Select(f => (f.Column, f.Reason, f.Rows)).Single());
        var account = home.Account(home.Run(), January);
        Assert.Equal((1L, 1L, 0L), (account.Read, account.Landed, account.Quarantined));
        Assert.True(File.Exists(Path.Combine(home.Home.Quarantine, "000001-finances.csv")));
        Assert.Equal(["n=0"], home.Rows("SELECT count(*) AS n FROM doubtful_finances"));
    }

    [Fact]
    public void An_account_that_comes_back_mended_takes_the_place_of_the_one_put_aside_and_sent_once_more_is_identical()
    {
        using var home = new IntakeHome();
        var mended = "DG000000002,2024-01-05,2,1000,0,0,200,2000,700,100,500,100,150,100,300,50";
        home.Csv(January, Header, "DG000000002,2024-01-05,2,1000,0,0,200,2000,7000,100,500,100,150,100,300,50").Run();
        home.Csv("2024年01月家庭经济状况核对结果(更正).csv", Header, mended);
        home.Run();
        home.Csv("2024年01月家庭经济状况核对结果(再报).csv", Header, mended, string.Empty);
        Assert.Equal(1, home.Account(home.Run(), "2024年01月家庭经济状况核对结果(再报).csv").Identical);
        var model = File.ReadAllText(Path.Combine(IntakeCases.Root, "etl", "models", "staging", "stg_finances.sql"));
        Assert.Equal(["spend_food=700.00, income=1200.00"], home.Rows($"SELECT spend_food, income FROM ({model})"));
    }

    /// <summary>Only the account may come back: another income of the same check, or another account than the mended one, is refused; the bad one once more says nothing new.</summary>
    [Fact]
    public void Beside_a_row_without_its_account_only_its_mended_account_lands_and_only_one()
    {
        using var home = new IntakeHome();
        const string Bad = "DG000000002,2024-01-05,2,1000,0,0,200,2000,7000,100,500,100,150,100,300,50";
        home.Csv(
            January, Header, Bad,
            "DG000000002,2024-01-05,2,1100,0,0,200,2000,700,100,500,100,150,100,300,50",
            "DG000000002,2024-01-05,2,1000,0,0,200,2000,700,100,500,100,150,100,300,50",
            "DG000000002,2024-01-05,2,1000,0,0,200,2000,600,200,500,100,150,100,300,50");
        var account = home.Account(home.Run(), January);
        Assert.Equal((4L, 2L, 2L, 0L), (account.Read, account.Landed, account.Quarantined, account.Identical));
        home.Csv("2024年01月家庭经济状况核对结果(再报).csv", Header, Bad, "DG000000002,2024-01-05,2,1100,0,0,200,2000,,,,,,,,");
        account = home.Account(home.Run(), "2024年01月家庭经济状况核对结果(再报).csv");
        Assert.Equal((2L, 0L, 1L, 1L), (account.Read, account.Landed, account.Quarantined, account.Identical));
        Assert.Equal(["income_wage=1000.00, food=700.00"], home.Rows("SELECT income_wage, max(spend_food) AS food FROM landed_finances GROUP BY ALL"));
    }

    [Fact]
    public void Old_files_and_a_home_from_before_the_classes_were_asked_for_still_run()
    {
        using var home = new IntakeHome();
        var contract = File.ReadAllLines(Path.Combine(IntakeCases.Root, "etl", "contracts", "finances.yaml"));
        var before = new List<string>();
        for (var i = 0; i < contract.Length; i++)
        {
            if (contract[i].StartsWith("  spend_", StringComparison.Ordinal))
            {
                i += 2;
            }
            else if (contract[i] == "  - column: spend_food")
            {
                i += 4;
            }
            else
            {
                before.Add(contract[i]);
            }
        }

        Assert.DoesNotContain(before, l => l.Contains("spend_", StringComparison.Ordinal) && !l.StartsWith('#'));
        Directory.CreateDirectory(home.Home.Override("contracts"));
        File.WriteAllLines(Path.Combine(home.Home.Override("contracts"), "finances.yaml"), before);
        home.Csv(January, Plain, "DG000000001,2024-01-05,2,1000,0,0,200,2000").Run();
        File.Delete(Path.Combine(home.Home.Override("contracts"), "finances.yaml"));
        home.Csv(February, Plain, "DG000000002,2024-02-05,2,1000,0,0,200,2000");
        home.Csv("2024年03月家庭经济状况核对结果.csv", Header, "DG000000003,2024-03-05,2,1000,0,0,200,2000,700,100,500,100,150,100,300,50");
        Assert.All(home.Run().Files.Where(f => f.Feed == "finances"), f => Assert.Equal((1L, 1L), (f.Read, f.Landed)));
        Assert.Equal(["n=3, accounts=1"], home.Rows("SELECT count(*) AS n, count(spend_food) AS accounts FROM landed_finances"));
    }
}
