using System.Globalization;
using Insights.SampleCity.Life;
using Insights.SampleCity.Records;
using Insights.SampleCity.Truth;

namespace Insights.SampleCity;

/// <summary>A seeded city that sends files as departments do, with the truth beside them.</summary>
public static class SampleCity
{
    public static void Probe(SampleOptions options)
    {
        options.Check();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var window = new Window(options.EndMonth, options.Months);
        var gazetteer = new Gazetteer(options.CodelistsFolder);
        var book = new CityMaker(options, window, gazetteer).Make(_ => { }, CancellationToken.None);
        Console.WriteLine($"made {watch.Elapsed.TotalSeconds:0.00}");
        Console.WriteLine($"persons {book.Persons.Count} certs {book.Certificates.Count} hh {book.Households.Count} fin {book.Finances.Count} roster {book.Roster.Count} pay {book.Payments.Count} app {book.Applications.Count} ev {book.Events.Count} ex {book.Exclusions.Count} sv {book.Surveys.Count}");
        foreach (var g in book.Payments.GroupBy(p => (p.Programme, p.Kind)).OrderBy(g => g.Key)) Console.WriteLine($"{g.Key} {g.Count()}");
        foreach (var g in book.Roster.Where(r => r.Month == options.Months - 1).GroupBy(p => p.Kind).OrderBy(g => g.Key)) Console.WriteLine($"{g.Key} {g.Count()}");
        watch.Restart();
        var sent = Enumerable.Repeat(true, options.Months).ToArray();
        var table = new StateTable(window);
        var n = options.Months;
        var counts = new int[5, n, 8];
        var missed = new int[n];
        var income = new double[n]; var cnt = new double[n]; var sumI = new double[n]; var sumM = new double[n];
        var valid = new int[n];
        var parts = new double[4];
        for (var s = 0; s + 1 < book.Shelves.Count; s++)
        {
            var file = new CaseFile(window, book, book.Shelves[s], book.Shelves[s + 1]);
            var lastHh = -1; var lastMonth = -1;
            table.Fill(file, sent, (p, m, f) =>
            {
                if (f.HasCertificate && f.Alive && f.InHukou && f.CertificateValid != false) valid[m]++;
                if (f.HasCheck && f.Alive && f.InHukou && (f.Household, m) != (lastHh, lastMonth) && f.CertificateValid == true)
                {
                    (lastHh, lastMonth) = (f.Household, m);
                    income[m] += f.IncomeFen / 100.0 / f.Members; cnt[m]++; sumI[m] += f.IncomeFen / 100.0; sumM[m] += f.Members;
                }
            });
            for (var p = file.FirstPerson; p < file.EndPerson; p++)
                for (var m = 0; m < n; m++)
                {
                    var any = false;
                    for (var k = 0; k < 5; k++) { var st = table[p, k, m].State; counts[k, m, (int)st]++; any |= st == State.BlindSpot; }
                    if (any) missed[m]++;
                }
        }
        Console.WriteLine($"truth {watch.Elapsed.TotalSeconds:0.00}");
        for (var k = 0; k < 5; k++)
            foreach (var m in new[] { 0, n / 2, n - 1 })
                Console.WriteLine($"{(Programme)k} m{m}: " + string.Join(" ", Enumerable.Range(1, 7).Select(i => $"{(State)i}={counts[k, m, i]}")));
        Console.WriteLine("missed " + string.Join(" ", missed));
        Console.WriteLine("valid " + string.Join(" ", valid));
        for (var m = 0; m < n; m += 1) Console.Write($"{income[m] / cnt[m] / Amounts.CityMonthly(window.Year(m), window.MonthOfYear(m)):0.000}/{sumI[m] / sumM[m] / Amounts.CityMonthly(window.Year(m), window.MonthOfYear(m)):0.000}/{sumI[m] / sumM[m] * 12 / Amounts.CityYearly(window.Year(m)):0.000} ");
        Console.WriteLine();
        double w = 0, b = 0, pr = 0, tr = 0, c = 0;
        foreach (var f in book.Finances) { w += f.Wage; b += f.Business; pr += f.Property; tr += f.Transfer; c += f.Consumption; }
        var t = w + b + pr + tr;
        Console.WriteLine($"wage {w / t:0.000} business {b / t:0.000} property {pr / t:0.000} transfer {tr / t:0.000} consumption/income {c / t:0.000}");
    }
}
