namespace PhoneRig.Core.Evidence;

/// <summary>What a meter or opto says of the 48 V line behind a relay.</summary>
public enum PowerSense
{
    /// <summary>It carries power.</summary>
    On,
    /// <summary>It carries none.</summary>
    Off,
    /// <summary>The part does not answer: nothing is known.</summary>
    Unknown,
}
