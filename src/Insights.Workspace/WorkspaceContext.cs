using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Insights.Workspace;

/// <summary>The tables of Schema/*.sql as records. Times are whole milliseconds and months are text, so that both engines hold, sort and compare them alike.</summary>
internal sealed class WorkspaceContext(DbContextOptions<WorkspaceContext> options) : DbContext(options)
{
    public DbSet<SavedScenario> Scenarios => Set<SavedScenario>();

    public DbSet<ParameterProposal> Proposals => Set<ParameterProposal>();

    public DbSet<AnomalyClosure> AnomalyClosures => Set<AnomalyClosure>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Milliseconds>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<MonthText>();
        configurationBuilder.Properties<decimal>().HaveConversion<DecimalText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SavedScenario>().ToTable("saved_scenario").HasKey(s => s.Id);
        modelBuilder.Entity<ParameterProposal>().ToTable("parameter_proposal").HasKey(p => p.Id);
        modelBuilder.Entity<AnomalyClosure>().ToTable("anomaly_closure").HasKey(c => c.Id);
        modelBuilder.Entity<ParameterProposal>().Property(p => p.From).HasColumnName("from_month");
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()).Where(p => p.Name != "From"))
        {
            property.SetColumnName(string.Concat(property.Name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : $"{c}")));
        }
    }

    private sealed class Milliseconds() : ValueConverter<DateTimeOffset, long>(time => time.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));

    private sealed class MonthText() : ValueConverter<DateOnly, string>(
        month => month.ToString("yyyy-MM", CultureInfo.InvariantCulture), text => DateOnly.ParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture));

    private sealed class DecimalText() : ValueConverter<decimal, string>(
        value => value.ToString(CultureInfo.InvariantCulture), text => decimal.Parse(text, CultureInfo.InvariantCulture));
}
