namespace PhoneRig.Core.Ports;

/// <summary>Tells whether the mains are there: the uninterruptible power supply of rig and phones. Constructing one sends and opens nothing.</summary>
public interface IUps
{
    /// <summary>What a person calls it: "UPS ups@nas", "UPS gpio/5".</summary>
    string Name { get; }

    /// <summary>Asks it; waits for its answer, with a bound of its own.</summary>
    /// <exception cref="HardwareFaultException">It does not answer, or not in order: nothing is known then. The message says what to do.</exception>
    UpsReading Read();
}
