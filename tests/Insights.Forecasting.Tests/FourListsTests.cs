using System.Numerics;
using Insights.Forecasting.Unseen;

namespace Insights.Forecasting.Tests;

/// <summary>Published tables of four lists: values of the literature, and every hierarchical model fitted a second way.</summary>
public sealed class FourListsTests
{
    // Known diabetics of Casale Monferrato on lists of doctors, hospital, prescriptions, reimbursements as bits 1, 2, 4, 8 (Bruno and others 1994, Diabetes Care 17).
    private static readonly double[] Diabetes = [0, 709, 74, 104, 182, 650, 20, 157, 10, 12, 7, 18, 8, 46, 14, 58];

    // People with HIV in Rome on four lists (Abeni, Brancato and Perucci 1994, Epidemiology 5), the last two dependent in Baillargeon and Rivest 2007,
    // Journal of Statistical Software 19.
    private static readonly double[] Hiv = [0, 205, 621, 11, 545, 10, 35, 3, 403, 6, 20, 0, 33, 1, 3, 0];

    [Fact]
    public void The_diabetics_are_as_many_as_published()
    {
        var told = MultipleSystems.Fit(new([3, 5, 6, 10, 12]), 4, Diabetes)!;
        Assert.Equal(2771, told.Estimate, 2771 * 0.001);
        // The published interval, 2,492 to 3,051, bears the estimation alone; ours bears too that those on no list are a draw.
        var estimation = Math.Sqrt((told.StandardError * told.StandardError) - (told.Estimate - Diabetes.Sum()));
        Assert.Equal(2492, told.Estimate - (1.96 * estimation), 2492 * 0.001);
        Assert.Equal(3051, told.Estimate + (1.96 * estimation), 3051 * 0.001);
    }

    [Fact]
    public void The_people_with_HIV_are_as_many_as_the_package_for_R_prints() =>
        Assert.Equal(12318, MultipleSystems.Fit(new([12]), 4, Hiv)!.Estimate, 12318 * 0.001);

    [Fact]
    public void Every_model_agrees_with_proportional_fitting_and_its_error_with_the_information()
    {
        var told = MultipleSystems.Estimate(4, Diabetes);
        Assert.Equal(113, told.Candidates.Count);
        foreach (var candidate in told.Candidates)
        {
            var (unseen, error) = Fitted([.. candidate.Model.Interactions]);
            Assert.Equal(Diabetes.Sum() + unseen, candidate.Estimate, 0.001 * candidate.Estimate);
            Assert.Equal(error, candidate.StandardError, 0.001 * error);
        }
    }

    /// <summary>
    /// Iterated proportional fitting to the margins of the seen cells (Fienberg 1972); the unseen cell follows from no interaction of all lists; its error from the inverse of
    /// the information by elimination.
    /// </summary>
    private static (double Unseen, double Error) Fitted(int[] interactions)
    {
        int[] terms = [1, 2, 4, 8, .. interactions];
        var fit = new double[16];
        Array.Fill(fit, 1, 1, 15);
        for (var round = 0; round < 4_000; round++)
        {
            foreach (var term in terms.Where(t => !terms.Any(u => u != t && (u & t) == t)))
            {
                foreach (var cells in Enumerable.Range(1, 15).GroupBy(c => c & term))
                {
                    var ratio = cells.Sum(c => Diabetes[c]) / cells.Sum(c => fit[c]);
                    foreach (var c in cells)
                    {
                        fit[c] *= ratio;
                    }
                }
            }
        }

        var unseen = Math.Exp(Enumerable.Range(1, 15).Sum(c => (BitOperations.PopCount((uint)c) % 2 == 1 ? 1 : -1) * Math.Log(fit[c])));
        int[] columns = [0, .. terms];
        var n = columns.Length;
        var a = new double[n, n + 1];
        a[0, n] = 1;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                a[i, j] = Enumerable.Range(1, 15).Where(c => (c & columns[i]) == columns[i] && (c & columns[j]) == columns[j]).Sum(c => fit[c]);
            }
        }

        for (var pivot = 0; pivot < n; pivot++)
        {
            for (var i = 0; i < n; i++)
            {
                var factor = i == pivot ? 0 : a[i, pivot] / a[pivot, pivot];
                for (var j = pivot; j <= n && factor != 0; j++)
                {
                    a[i, j] -= factor * a[pivot, j];
                }
            }
        }

        return (unseen, Math.Sqrt(unseen + (unseen * unseen * a[0, n] / a[0, 0])));
    }
}
