using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Snmp;

/// <summary>A switch's PoE port or the outlet of a power strip, by a variable that says on and off with two numbers. Making one asks nothing.</summary>
/// <param name="part">What a person calls it.</param>
/// <param name="variable">The variable.</param>
/// <param name="onValue">Its value for on.</param>
/// <param name="offValue">Its value for off.</param>
/// <param name="ask">Asks the agent, and waits for the answer, within a bound.</param>
public sealed class SnmpOutlet(string part, Oid variable, int onValue, int offValue, Func<SnmpOperation, SnmpVariable, SnmpAnswer> ask) : IPowerSwitch
{
    private const string Next = "check its address, that it speaks this version of SNMP, and that who asks may write (snmpget and snmpset of Debian's package snmp show the same)";

    /// <inheritdoc/>
    public void Switch(bool on) => Ask(SnmpOperation.Set, new SnmpVariable(variable, SnmpType.Number, on ? onValue : offValue));

    /// <summary>What the agent says; null where it says neither on nor off.</summary>
    /// <exception cref="HardwareFaultException">It did not answer.</exception>
    public bool? ReadBack() => Ask(SnmpOperation.Get, new SnmpVariable(variable)) is { Type: SnmpType.Number, Number: var number }
        ? number == onValue ? true : number == offValue ? false : null
        : null;

    private SnmpVariable Ask(SnmpOperation operation, SnmpVariable value)
    {
        var answer = ask(operation, value);
        return answer.Variable ?? throw new HardwareFaultException(part, $"{answer.Problem}: {Next}");
    }
}
