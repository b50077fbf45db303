using System.Globalization;

namespace Insights.Policy.Tests;

/// <summary>Persons drawn near the rules' thresholds, in months from before the first rule to after the last amount, some facts missing.
/// Made by SQL from a seed, so that both engines get the same rows.</summary>
internal static class RandomPersons
{
    public const string Columns = """
        person_id BIGINT, month DATE, cert_valid BOOLEAN, category INTEGER, grade INTEGER, mental BOOLEAN, alive BOOLEAN, in_hukou BOOLEAN,
        age INTEGER, hh_income DOUBLE, hh_members INTEGER, property_ok BOOLEAN, supporter BOOLEAN, roster_kind VARCHAR, care_level VARCHAR,
        excl_work_injury BOOLEAN, excl_retired BOOLEAN, excl_orphan BOOLEAN, elderly_care DOUBLE,
        employed BOOLEAN, needs_job BOOLEAN, needs_rehab BOOLEAN, needs_device BOOLEAN, device_years INTEGER, study_stage VARCHAR, pension_kind VARCHAR,
        medical_kind VARCHAR, care_form VARCHAR, motor_wheelchair BOOLEAN, own_dwelling BOOLEAN, home_modified BOOLEAN, medical_cost DOUBLE, emergency BOOLEAN,
        town VARCHAR, check_months INTEGER, prior_income DOUBLE, prior_members INTEGER,
        age_august INTEGER, sex VARCHAR, means_checked BOOLEAN, extra_members INTEGER
        """;

    /// <summary>Months in which the persons live.</summary>
    public static readonly (DateOnly First, DateOnly Last) Months = (new(2018, 10, 1), new(2027, 1, 1));

    public static void Make(Engine engine, int count, int seed, double missing)
    {
        var m = missing.ToString(CultureInfo.InvariantCulture);
        engine.Run($"CREATE OR REPLACE TABLE fct_person_month ({Columns})");
        engine.Run($"SELECT setseed({(seed % 1000 / 1000.0).ToString(CultureInfo.InvariantCulture)})");
        engine.Run("SET threads = 1");
        string Known(string value) => $"CASE WHEN random() < {m} THEN NULL ELSE {value} END";
        string Yes(double share) => Known($"random() < {share.ToString(CultureInfo.InvariantCulture)}");
        string Pick(string list, int length) => Known($"list_extract({list}, 1 + CAST(floor(random() * {length}) AS INTEGER))");
        engine.Run($"""
            INSERT INTO fct_person_month
            SELECT i, DATE '2018-10-01' + to_months(CAST(floor(random() * 100) AS INTEGER)),
              {Yes(0.9)}, {Pick("[1,2,3,4,5,6,7]", 7)}, {Pick("[1,1,2,2,3,4]", 6)}, {Yes(0.3)}, {Yes(0.97)}, {Yes(0.97)},
              {Pick("[0,5,6,7,15,16,17,18,19,30,45,54,55,59,60,61,80]", 17)},
              CASE WHEN random() < {m} THEN NULL ELSE
                list_extract([1000,1030,1060,1080,1100,1150,1200,1260,1650,1725,1800,1890], 1 + CAST(floor(random() * 12) AS INTEGER))
                * list_extract([1,1,2,3,4], 1 + CAST(floor(random() * 5) AS INTEGER))
                + list_extract([-0.01,0,0.01,-250.37,99.99,0], 1 + CAST(floor(random() * 6) AS INTEGER)) END,
              {Pick("[1,1,1,2,3,4]", 6)}, {Yes(0.85)}, {Yes(0.4)}, {Pick("['dibao','edge','tekun','dibao_single','none','none']", 6)},
              {Pick("['self','half','full']", 3)}, {Yes(0.03)}, {Yes(0.03)}, {Yes(0.03)},
              {Pick("[0.0,0,0,0,219.99,220,235,252,260.99,261,269.99,270,270.01,280,290,300]", 16)},
              {Yes(0.4)}, {Yes(0.3)}, {Yes(0.4)}, {Yes(0.4)}, {Pick("[0,2,3,4,99]", 5)}, {Pick("['preschool','compulsory','upper_secondary','higher','none','none']", 6)},
              {Pick("['employee','resident','none']", 3)}, {Pick("['employee','resident','none']", 3)}, {Pick("['residential','day','home','none']", 4)},
              {Yes(0.3)}, {Yes(0.8)}, {Yes(0.3)}, {Pick("[0.0,1999.99,2000,2000.01,5000.5,76999,77000,100000]", 8)}, {Yes(0.3)},
              {Pick("['441900003','441900121']", 2)}, CASE WHEN random() < {m} / 4 THEN NULL ELSE list_extract([0,1,5,6,7,11], 1 + CAST(floor(random() * 6) AS INTEGER)) END, {Pick("[900.0,1149.99,1150,1260.01,2000,3449.99]", 6)}, {Pick("[1,1,2,3]", 4)},
              {Pick("[0,5,6,7,8,16,17,18,40]", 9)}, {Pick("['male','female']", 2)}, {Yes(0.7)}, {Pick("[0,0,1,2,3]", 5)}
            FROM range({count}) AS t(i)
            """);
        engine.Run("SET threads = 2");
    }
}
