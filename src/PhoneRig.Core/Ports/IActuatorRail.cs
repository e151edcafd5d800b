namespace PhoneRig.Core.Ports;

/// <summary>The pin that keeps the supply of coils alive: a one-shot drops it soon after the pin's last change (design section 6). Constructing one never moves it.</summary>
public interface IActuatorRail
{
    /// <summary>Changes the pin's level once.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void Beat();
}
