using System.Globalization;
using Microsoft.Data.Sqlite;

namespace PhoneRig.Hosting.Journal;

/// <summary>Short forms of what is asked of SQLite again and again.</summary>
internal static class SqliteWords
{
    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row; null where there is none.</summary>
    public static object? Scalar(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.Command(sql, parameters);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    /// <summary>A statement with its parameters.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    /// <summary>A text that may be missing.</summary>
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A number that may be missing.</summary>
    public static long? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    /// <summary>A moment of the wall clock.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader row, int column) =>
        DateTimeOffset.ParseExact(row.GetString(column), "O", CultureInfo.InvariantCulture);

    /// <summary>A moment of the wall clock as it is kept: UTC, so that texts sort as moments do.</summary>
    public static string Text(this DateTimeOffset moment) => moment.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
}
