namespace PhoneRig.Hosting.Control;

/// <summary>Who holds a rig; what is not known is null.</summary>
/// <param name="Verb">The verb of phonerig that does: "serve"; null for another program.</param>
/// <param name="Process">The process id.</param>
/// <param name="User">The user's name.</param>
/// <param name="Since">Since when, by the wall clock.</param>
/// <param name="Program">The name of another program.</param>
public sealed record RigHolder(string? Verb, int? Process, string? User, DateTimeOffset? Since, string? Program = null)
{
    /// <summary>This process.</summary>
    /// <param name="verb">The verb that it runs.</param>
    /// <param name="time">The wall clock.</param>
    public static RigHolder Self(string verb, TimeProvider time) => new(verb, Environment.ProcessId, Environment.UserName, time.GetUtcNow());

    /// <summary>Names it: "`phonerig serve` (process 4711, user pi, since 10:02)".</summary>
    /// <param name="time">The wall clock, and the zone that its times are told in.</param>
    public string Describe(TimeProvider time)
    {
        var details = new[]
        {
            Process is { } process ? $"process {process}" : null,
            User is null ? null : $"user {User}",
            Since is { } since ? $"since {Moment(since, time)}" : null,
        };
        var told = string.Join(", ", details.Where(detail => detail is not null));
        var name = Verb is not null ? $"`phonerig {Verb}`" : Program is not null ? $"`{Program}`, which is not phonerig" : "another program";
        return told.Length == 0 ? name : $"{name} ({told})";
    }

    private static string Moment(DateTimeOffset since, TimeProvider time)
    {
        var local = TimeZoneInfo.ConvertTime(since, time.LocalTimeZone);
        return local.Date == time.GetLocalNow().Date ? $"{local:HH:mm}" : $"{local:yyyy-MM-dd HH:mm}";
    }
}
