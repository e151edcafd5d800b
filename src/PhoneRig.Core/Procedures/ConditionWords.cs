using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>The words of a condition. A test pins them, since the language is frozen this small.</summary>
internal static class ConditionWords
{
    public static readonly ImmutableArray<string> Kinds = ["any", "all", "then", "absent-for", "count-within", "console", "lamps", "dhcp", "tftp", "life", "power", "outcome"];

    public static readonly ImmutableArray<string> LampGroups = ["lines", "headset", "mute", "speaker", "message"];

    /// <summary>What a client and a server of DHCP say to each other (RFC 2131, table 2).</summary>
    public static readonly ImmutableArray<string> DhcpEvents = ["discover", "request", "offer", "ack", "nak", "decline", "release"];

    /// <summary>A request for a kind of file, its last block, its refusal.</summary>
    public static readonly ImmutableArray<string> Transfers = [.. FileKinds.All.SelectMany(kind => (string[])[kind, kind + "-served", kind + "-refused"])];

    /// <summary>It registered with the rig.</summary>
    public const string Registered = "registered";

    /// <summary>It is registered no more.</summary>
    public const string Unregistered = "unregistered";

    /// <summary>It told of its last start.</summary>
    public const string Alarm = "alarm";

    /// <summary>Its web page was read.</summary>
    public const string Page = "page";

    /// <summary>It announced itself.</summary>
    public const string Cdp = "cdp";

    /// <summary>What tells that a phone runs.</summary>
    public static readonly ImmutableArray<string> LifeEvents = [Registered, Unregistered, Alarm, Page, Cdp];

    /// <summary>Off was proven to be off.</summary>
    public const string OffProven = "off-proven";

    /// <summary>Life was seen while the relay was open.</summary>
    public const string AliveWhileOff = "alive-while-off";

    /// <summary>Power was measured behind the relay while it was open.</summary>
    public const string FedWhileOff = "fed-while-off";

    /// <summary>No power was measured behind the relay for long while it was closed.</summary>
    public const string UnfedWhileOn = "unfed-while-on";

    /// <summary>What proving off, and a meter behind the relay, may show.</summary>
    public static readonly ImmutableArray<string> PowerEvents = [AliveWhileOff, OffProven, FedWhileOff, UnfedWhileOn];

    /// <summary>The words of diagnoses only: a procedure cannot wait for how it ends itself, nor for what the interlocks find out after it has cut the power.</summary>
    public static readonly ImmutableArray<string> OfDiagnoses = ["power", "outcome"];

    /// <summary>The words that a condition uses.</summary>
    public static ImmutableArray<string> UsedBy(Condition condition) =>
    [
        .. new (string Word, object? Value)[]
        {
            ("any", condition.Any), ("all", condition.All), ("then", condition.Then), ("absent-for", condition.AbsentFor),
            ("count-within", condition.CountWithin), ("console", condition.Console), ("lamps", condition.Lamps),
            ("dhcp", condition.Dhcp), ("tftp", condition.Tftp), ("life", condition.Life), ("power", condition.Power), ("outcome", condition.Outcome),
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
