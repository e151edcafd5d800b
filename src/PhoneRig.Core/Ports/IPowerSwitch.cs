namespace PhoneRig.Core.Ports;

/// <summary>The relay, USB relay or outlet that feeds one phone's brick. Constructing one never moves it.</summary>
public interface IPowerSwitch
{
    /// <summary>Feeds the phone, or cuts it.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void Switch(bool on);

    /// <summary>What the part itself says; null where it cannot be read back or was never driven.</summary>
    /// <exception cref="HardwareFaultException">The part did not answer.</exception>
    bool? ReadBack();
}
