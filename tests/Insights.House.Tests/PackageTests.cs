using Insights.House.Tests.Rules;

namespace Insights.House.Tests;

public class PackageTests
{
    static SourceFile Central => Repository.Get("Directory.Packages.props");

    [Fact]
    public void Every_package_version_has_its_reason() => Expect.NoFault(Packages.VersionFaults(Central));

    [Fact]
    public void Every_reference_takes_its_version_from_the_one_place() =>
        Expect.NoFault(Repository.Under("", ".csproj", ".props").Where(f => f.Path != Central.Path).SelectMany(p => Packages.ReferenceFaults(p, Central)));

    [Fact]
    public void A_version_without_a_reason_is_caught() => Expect.OneFault(Packages.VersionFaults(new("p.props",
        "<Project><!-- The engine of the warehouse. --><PackageVersion Include=\"A\" Version=\"1\" /><PackageVersion Include=\"B\" Version=\"1\" /></Project>")), "B has no reason");

    [Fact]
    public void A_version_in_a_project_is_caught() => Expect.OneFault(Packages.ReferenceFaults(
        new("a.csproj", "<Project><PackageReference Include=\"A\" Version=\"2\" /></Project>"), new("p.props", "<Project><PackageVersion Include=\"A\" Version=\"1\" /></Project>")), "version of A");

    [Fact]
    public void A_reference_without_a_central_version_is_caught() => Expect.OneFault(Packages.ReferenceFaults(
        new("a.csproj", "<Project><PackageReference Include=\"Z\" /></Project>"), new("p.props", "<Project />")), "Z has no version");
}
