namespace PhoneRig.Core.Ports;

/// <summary>The person at a <c>keypad: manual</c> or <c>power: manual</c> station, reached through the terminal. The senses tell whether they did it.</summary>
public interface IPerson
{
    /// <summary>Asks the person at a station for something; returns at once.</summary>
    void Ask(string station, PersonRequest request);
}
