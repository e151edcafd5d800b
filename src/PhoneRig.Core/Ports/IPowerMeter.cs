using PhoneRig.Core.Evidence;

namespace PhoneRig.Core.Ports;

/// <summary>Tells whether power comes through to one phone: a meter or an opto in the 48 V line behind its relay. Constructing one sends nothing.</summary>
public interface IPowerMeter
{
    /// <summary>What is in the line now; null where no measurement has ended since the last look.</summary>
    /// <exception cref="HardwareFaultException">The part does not answer: nothing is known then, and surely not that the line is off.</exception>
    LinePower? Read();
}
