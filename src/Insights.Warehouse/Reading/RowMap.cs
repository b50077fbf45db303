using System.Data.Common;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text;

namespace Insights.Warehouse.Reading;

/// <summary>Columns to the constructor of a record, by name (snake_case to PascalCase), checked before the first row is read.</summary>
internal sealed class RowMap<T>
{
    private readonly ConstructorInfo make;
    private readonly (int Ordinal, Type Type, bool MayBeNull, string Name)[] columns;

    private RowMap(ConstructorInfo make, (int, Type, bool, string)[] columns)
    {
        this.make = make;
        this.columns = columns;
    }

    /// <exception cref="WarehouseFaultException">A column that the record needs is not in the answer.</exception>
    public static RowMap<T> For(DbDataReader reader, string query)
    {
        var make = typeof(T).GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var ordinals = Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, i => i, StringComparer.Ordinal);
        var nullability = new NullabilityInfoContext();
        var columns = make.GetParameters().Select(parameter =>
        {
            var name = Snake(parameter.Name!);
            if (!ordinals.TryGetValue(name, out var ordinal))
            {
                throw new WarehouseFaultException($"Query {query}.sql gives no column {name}, which {typeof(T).Name} needs.");
            }

            var type = Nullable.GetUnderlyingType(parameter.ParameterType);
            var mayBeNull = type is not null || nullability.Create(parameter).WriteState == NullabilityState.Nullable;
            return (ordinal, type ?? parameter.ParameterType, mayBeNull, name);
        }).ToArray();
        return new RowMap<T>(make, columns);
    }

    public T Read(DbDataReader reader)
    {
        var values = new object?[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            var (ordinal, type, mayBeNull, name) = columns[i];
            values[i] = reader.IsDBNull(ordinal)
                ? (mayBeNull ? null : Empty(type, name))
                : Convert(reader.GetValue(ordinal), type);
        }

        return (T)make.Invoke(values);
    }

    private static string Empty(Type type, string name) => type == typeof(string)
        ? string.Empty
        : throw new WarehouseFaultException($"Column {name} of {typeof(T).Name} has no value in a row where it must have one.");

    private static object Convert(object value, Type type) => value switch
    {
        _ when type.IsInstanceOfType(value) => value,
        BigInteger big when type == typeof(double) => (double)big,
        BigInteger big when type == typeof(long) => (long)big,
        BigInteger big when type == typeof(int) => (int)big,
        DateTime moment when type == typeof(DateOnly) => DateOnly.FromDateTime(moment),
        DateOnly day when type == typeof(DateTime) => day.ToDateTime(TimeOnly.MinValue),
        _ => System.Convert.ChangeType(value, type, CultureInfo.InvariantCulture),
    };

    private static string Snake(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var next = name[i];
            if (i > 0 && char.IsUpper(next))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(next));
        }

        return text.ToString();
    }
}
