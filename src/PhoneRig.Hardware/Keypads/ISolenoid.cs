using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Keypads;

/// <summary>One solenoid.</summary>
internal interface ISolenoid
{
    /// <summary>How long after <see cref="PullIn"/> it is due to be held with less; null where it cannot.</summary>
    TimeSpan? EaseAfter { get; }

    /// <summary>Gives it full power.</summary>
    /// <exception cref="HardwareFaultException">The output did not take the order.</exception>
    void PullIn();

    /// <summary>Holds it with less; does nothing where it is off.</summary>
    /// <exception cref="HardwareFaultException">The output did not take the order, or the coil went off by itself.</exception>
    void Ease();

    /// <summary>Switches it off.</summary>
    /// <exception cref="HardwareFaultException">The output did not take the order, or the coil had gone off by itself.</exception>
    void LetGo();
}
