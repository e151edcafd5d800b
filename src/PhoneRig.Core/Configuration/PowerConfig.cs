using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>A relay that feeds a phone's brick.</summary>
public sealed record PowerConfig
{
    /// <summary>The pin that drives the relay.</summary>
    public required PinRef Relay { get; init; }

    /// <summary>Which contact the 48 V goes over. Default: normally-closed, so that a dead rig leaves the phone powered.</summary>
    public RelayContact Contact { get; init; } = RelayContact.NormallyClosed;

    /// <summary>The level that energises the coil. Default: high.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;

    /// <summary>How long the phone stays off at the least, so that nothing is left of what its memory held: a power-on that comes sooner waits. Default: 5 s (facts 6, of low confidence: the shortest time that resets a phone was not measured).</summary>
    public TimeSpan OffAtLeast { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often the relay may open before it counts as worn; from 80 % on it is said. Default: 100000, the electrical life of the common SRD relay at its rated load (Songle data sheet, "life expectancy").</summary>
    [Range(1, 100_000_000)]
    public int RatedOperations { get; init; } = 100_000;

    /// <summary>What proves that power comes through, or does not; null: the phone's own signs of life.</summary>
    public ProofConfig? Proof { get; init; }
}
