namespace PhoneRig.Core.Ports;

/// <summary>A part of the rig failed or is not there: the rig's fault, never the phone's. The message names the part and the next step.</summary>
/// <param name="part">Which part: "relay gpio/17", "console /dev/ttyUSB0".</param>
/// <param name="reason">What is wrong and what to do, as a sentence.</param>
/// <param name="inner">What the library threw, if anything.</param>
public sealed class HardwareFaultException(string part, string reason, Exception? inner = null)
    : Exception($"{part}: {reason}", inner)
{
    /// <summary>Which part failed.</summary>
    public string Part => part;

    /// <summary>What is wrong and what to do.</summary>
    public string Reason => reason;
}
