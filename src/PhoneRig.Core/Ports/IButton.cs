namespace PhoneRig.Core.Ports;

/// <summary>A push button. Constructing one opens nothing.</summary>
public interface IButton
{
    /// <summary>What a person calls it: "button gpio/6".</summary>
    string Name { get; }

    /// <summary>Whether its contact is closed now; it may bounce.</summary>
    /// <exception cref="HardwareFaultException">The part cannot be read.</exception>
    bool IsDown();
}
