namespace Insights.Etl.Tests.Model;

public sealed class ContentFoldersTests
{
    [Theory]
    [InlineData("mine.yml")]
    [InlineData("OTHER.YAML")]
    public void A_file_of_the_home_that_would_be_passed_over_is_named(string name)
    {
        var root = Directory.CreateTempSubdirectory("insights-").FullName;
        try
        {
            var home = new DataHome(root);
            Directory.CreateDirectory(home.Override("policy"));
            File.WriteAllText(Path.Combine(home.Override("policy"), "good.yaml"), "");
            Assert.Contains(new ContentFolders(home: home).Files("policy", "*.yaml"), file => file.EndsWith("good.yaml", StringComparison.Ordinal));
            File.WriteAllText(Path.Combine(home.Override("policy"), name), "");
            var fault = Assert.Throws<InputFaultException>(() => new ContentFolders(home: home).Files("policy", "*.yaml"));
            Assert.Contains($"{name} would not be read: its name must end in .yaml.", fault.Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
