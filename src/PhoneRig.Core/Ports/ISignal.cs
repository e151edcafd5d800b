namespace PhoneRig.Core.Ports;

/// <summary>A lamp or a buzzer that speaks to people, and moves nothing. Constructing one never moves its pin.</summary>
public interface ISignal
{
    /// <summary>What a person calls it: "light gpio/22".</summary>
    string Name { get; }

    /// <summary>Switches it.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void Switch(bool on);
}
