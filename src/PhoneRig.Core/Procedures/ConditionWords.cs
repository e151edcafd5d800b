using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>The words of a condition. A test pins them, since the language is frozen this small.</summary>
internal static class ConditionWords
{
    public static readonly ImmutableArray<string> Kinds = ["any", "all", "then", "absent-for", "count-within", "console", "lamps", "dhcp", "tftp", "power", "outcome"];

    public static readonly ImmutableArray<string> LampGroups = ["lines", "headset", "mute", "speaker", "message"];

    /// <summary>What a client and a server of DHCP say to each other (RFC 2131, table 2).</summary>
    public static readonly ImmutableArray<string> DhcpEvents = ["discover", "request", "offer", "ack", "nak", "decline", "release"];

    /// <summary>A request for a kind of file, its last block, its refusal.</summary>
    public static readonly ImmutableArray<string> Transfers = [.. FileKinds.All.SelectMany(kind => (string[])[kind, kind + "-served", kind + "-refused"])];

    /// <summary>The words that a condition uses.</summary>
    public static ImmutableArray<string> UsedBy(Condition condition) =>
    [
        .. new (string Word, object? Value)[]
        {
            ("any", condition.Any), ("all", condition.All), ("then", condition.Then), ("absent-for", condition.AbsentFor),
            ("count-within", condition.CountWithin), ("console", condition.Console), ("lamps", condition.Lamps),
            ("dhcp", condition.Dhcp), ("tftp", condition.Tftp), ("power", condition.Power), ("outcome", condition.Outcome),
        }.Where(w => w.Value is not null).Select(w => w.Word),
    ];

    /// <summary>The lamp groups that a lamp condition names.</summary>
    public static ImmutableArray<string> GroupsOf(LampCondition lamps) =>
    [
        .. new (string Group, LampPattern? Pattern)[]
        {
            ("lines", lamps.Lines), ("headset", lamps.Headset), ("mute", lamps.Mute), ("speaker", lamps.Speaker), ("message", lamps.Message),
        }.Where(g => g.Pattern is not null).Select(g => g.Group),
    ];

    /// <summary>The conditions that a condition is made of.</summary>
    public static ImmutableArray<Condition> PartsOf(Condition condition) =>
    [
        .. condition.Any ?? [], .. condition.All ?? [], .. condition.Then ?? [],
        .. condition.AbsentFor is { } absent ? [absent.Of] : Array.Empty<Condition>(),
        .. condition.CountWithin is { } count ? [count.Of] : Array.Empty<Condition>(),
    ];
}
