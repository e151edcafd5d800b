namespace PhoneRig.Core.Safety;

/// <summary>What the interlocks say to a deed.</summary>
public abstract record Permit
{
    private Permit()
    {
    }

    /// <summary>It may happen now.</summary>
    /// <param name="Overruled">The interlock that somebody's <c>--force</c> overruled; null for none.</param>
    public sealed record Granted(string? Overruled = null) : Permit;

    /// <summary>It may happen, but not yet: ask again then.</summary>
    /// <param name="At">Uptime.</param>
    /// <param name="Why">Why, as a phrase.</param>
    public sealed record NotBefore(TimeSpan At, string Why) : Permit;

    /// <summary>It must not happen.</summary>
    /// <param name="Interlock">Which interlock says so: "flash-write", "prove-off", "hold-budget", "one-key", "coil-heat".</param>
    /// <param name="Reason">Why, and what to do, as a sentence.</param>
    /// <param name="Until">Uptime until which it refuses if nothing more is seen; null where only evidence or a person can lift it.</param>
    public sealed record Refused(string Interlock, string Reason, TimeSpan? Until) : Permit;
}
