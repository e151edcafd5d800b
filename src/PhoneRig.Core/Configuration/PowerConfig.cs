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

    /// <summary>What proves that power comes through, or does not; null: the phone's own signs of life.</summary>
    public ProofConfig? Proof { get; init; }
}
