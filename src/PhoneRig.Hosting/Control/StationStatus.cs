using System.Collections.Immutable;
using System.Text.Json.Serialization;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Safety;

namespace PhoneRig.Hosting.Control;

/// <summary>How a station is.</summary>
/// <param name="Station">Its name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="PowerOn">Whether the rig feeds the phone; null where nobody can say.</param>
/// <param name="Likeliest">The boot stage that the phone most likely is in.</param>
/// <param name="WritingUntil">
/// Rig time until which its power must not be cut; null where it may be, and <see cref="TimeSpan.MaxValue"/>, in JSON the text "unknown", where
/// nobody can say how long.
/// </param>
/// <param name="KeysDown">The keys that are held down.</param>
/// <param name="Job">What is under way: "recover, attempt 2: factory-reset, step 4 of 8"; null for nothing.</param>
/// <param name="Run">The id of the run under way; null for none.</param>
/// <param name="LastVerdict">How its last run ended, in a few words; null for none since the rig was taken over.</param>
/// <param name="LastSequence">The sequence of its last entry.</param>
public sealed record StationStatus(
    string Station,
    string Phone,
    bool? PowerOn,
    BootStage Likeliest,
    [property: JsonConverter(typeof(UnknownBoundConverter))] TimeSpan? WritingUntil,
    ImmutableArray<string> KeysDown,
    string? Job,
    string? Run,
    string? LastVerdict,
    long LastSequence)
{
    /// <summary>The hardware address of the phone that stands there; null where nobody knows.</summary>
    public string? Mac { get; init; }

    /// <summary>How that is known; null where it is not.</summary>
    public AttributedBy? MacBy { get; init; }

    /// <summary>When its lamps and timings were measured last, as its calibration file says; null where it goes by the defaults.</summary>
    public string? Calibrated { get; init; }

    /// <summary>How often its relay has opened, over all restarts.</summary>
    public long RelayOpenings { get; init; }

    /// <summary>How often its relay may, by the rig file.</summary>
    public int RelayRated { get; init; }

    /// <summary>True where the relay is beyond 80 % of that: replace it soon.</summary>
    public bool RelayWorn => RelayWear.IsWorn(RelayOpenings, RelayRated);

    /// <summary>What is wrong with parts of the rig that it hangs on, a sentence each, with what to do; empty for nothing.</summary>
    public ImmutableArray<string> Faults { get; init; } = [];

    /// <summary>What its light shows, or would if it had one.</summary>
    public StationSignal Light { get; init; }

    /// <summary>True while the phone is, or may be, writing its flash: cutting its power may end it.</summary>
    public bool MayWrite => WritingUntil is not null;
}
