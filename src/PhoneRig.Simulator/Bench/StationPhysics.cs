namespace PhoneRig.Simulator.Bench;

/// <summary>How fast the parts of a station are.</summary>
public sealed record StationPhysics
{
    /// <summary>From a change at the coil to the moved contact. Default: 10 ms, the longest operate time in the data sheet of the common SRD relay.</summary>
    public TimeSpan RelayOperate { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long the capacitors behind the contact carry the phone after a cut. Default: 200 ms, an estimate; no phone was measured.</summary>
    public TimeSpan HoldUp { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>What a brick gives, in V (facts 6).</summary>
    public double BrickVolts { get; init; } = 48;

    /// <summary>What the phone's capacitors take more than the phone while they charge, in mA. Default: 1500, an estimate; no phone was measured.</summary>
    public double InrushMilliamps { get; init; } = 1500;

    /// <summary>How long they charge. Default: 20 ms, an estimate; no phone was measured.</summary>
    public TimeSpan InrushTime { get; init; } = TimeSpan.FromMilliseconds(20);
}
