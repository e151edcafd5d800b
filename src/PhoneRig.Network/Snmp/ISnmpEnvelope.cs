namespace PhoneRig.Network.Snmp;

/// <summary>How a version of SNMP wraps what a message is about, and proves who says it.</summary>
public interface ISnmpEnvelope
{
    /// <summary>What it means that an agent told how to ask, and then answers no more: for people.</summary>
    string FellSilent { get; }

    /// <summary>Wraps a question; or, where the agent is not known well enough for that yet, what makes it known.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="now">The time.</param>
    byte[] Wrap(SnmpMessage question, TimeSpan now);

    /// <summary>Takes a datagram of the agent, any bytes; it never throws.</summary>
    /// <param name="bytes">The datagram.</param>
    /// <param name="now">The time.</param>
    /// <param name="message">Where it is an answer: the answer.</param>
    SnmpOpened Open(ReadOnlyMemory<byte> bytes, TimeSpan now, out SnmpMessage? message);
}
