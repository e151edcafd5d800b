namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>What a USB relay board of the LCUS kind does when it is asked with 0xFF for the state of its coils.</summary>
public enum LcusDialect
{
    /// <summary>Nothing, as many boards with one relay.</summary>
    Silent,
    /// <summary>A line of text for each channel, "CH1: ON".</summary>
    Text,
    /// <summary>A byte for each channel, 1 or 0.</summary>
    Bytes,
}
