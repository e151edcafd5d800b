using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>The errors that an agent answers with.</summary>
internal static class SnmpErrors
{
    /// <summary>noError to inconsistentName (RFC 3416 section 3).</summary>
    private static readonly ImmutableArray<string> Names =
    [
        "none", "too big", "no such name", "bad value", "read only", "general error", "no access", "wrong type", "wrong length", "wrong encoding", "wrong value",
        "no creation", "inconsistent value", "resource unavailable", "commit failed", "undo failed", "authorization error", "not writable", "inconsistent name",
    ];

    /// <summary>An error for people.</summary>
    public static string Words(int status) => $"it answered error {status}{(status > 0 && status < Names.Length ? $" ({Names[status]})" : "")}";
}
