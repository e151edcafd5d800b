using Microsoft.Data.Sqlite;

namespace PhoneRig.Hosting.Journal;

/// <summary>The rows of a question to a damaged file, as far as they can be read. Only what that file throws is taken for damage.</summary>
internal sealed class DamagedRows : IDisposable
{
    private readonly SqliteCommand command;
    private SqliteDataReader? rows;

    public DamagedRows(SqliteConnection file, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters) => command = file.Command(sql, parameters);

    /// <summary>True once a page could not be read.</summary>
    public bool Broke { get; private set; }

    /// <summary>The next row's values; null where there is none, or none that can be read.</summary>
    public object?[]? Next()
    {
        try
        {
            rows ??= command.ExecuteReader();
            if (!rows.Read())
            {
                return null;
            }

            var values = new object?[rows.FieldCount];
            rows.GetValues(values!);
            return values;
        }
        catch (SqliteException)
        {
            Broke = true;
            return null;
        }
    }

    public void Dispose()
    {
        rows?.Dispose();
        command.Dispose();
    }
}
