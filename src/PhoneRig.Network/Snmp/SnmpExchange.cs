namespace PhoneRig.Network.Snmp;

/// <summary>
/// One question to an agent, a get or a set of one variable, and its answer. Sans-I/O: datagrams and ticks in, datagrams, one answer and the next wake-up out.
/// An answer that is not to it, late, doubled or forged, is passed over. It ends within its tries, whatever comes. A set that is sent again does no harm: it sets the same.
/// </summary>
/// <param name="envelope">How it is wrapped.</param>
/// <param name="question">What is asked: one variable; its number tells answers apart.</param>
/// <param name="options">How long to wait and how often to ask.</param>
/// <param name="send">Sends a datagram to the agent.</param>
public sealed class SnmpExchange(ISnmpEnvelope envelope, SnmpMessage question, SnmpOptions options, Action<byte[]> send)
{
    /// <summary>How often an agent may ask for the question in another shape: version 3 needs two turns, its name and its clock, and one more where it started anew meanwhile.</summary>
    private const int MostTurns = 4;

    private int tries;
    private int turns;

    /// <summary>When it wants a tick; null before it began and once it is done.</summary>
    public TimeSpan? WakeAt { get; private set; }

    /// <summary>How it ended; null while it goes on.</summary>
    public SnmpAnswer? Answer { get; private set; }

    /// <summary>Asks.</summary>
    public void Start(TimeSpan now) => Send(now);

    /// <summary>Takes a datagram of the agent.</summary>
    public void Receive(TimeSpan now, ReadOnlyMemory<byte> payload)
    {
        if (WakeAt is null)
        {
            return;
        }

        var opened = envelope.Open(payload, now, out var message);
        switch (opened.Kind)
        {
            case SnmpOpenedKind.AskAgain when ++turns <= MostTurns:
                tries = 0;
                Send(now);
                break;
            case SnmpOpenedKind.AskAgain:
                End(null, "it never takes the question: its clock or its engine changes all the time");
                break;
            case SnmpOpenedKind.Refused:
                End(null, opened.Problem);
                break;
            case SnmpOpenedKind.Answer when message is { Operation: SnmpOperation.Response } answer && answer.RequestId == question.RequestId:
                Take(answer);
                break;
        }
    }

    /// <summary>Lets time pass.</summary>
    public void Tick(TimeSpan now)
    {
        if (WakeAt is not { } at || now < at)
        {
            return;
        }

        if (tries >= options.Tries)
        {
            End(null, turns > 1 ? envelope.FellSilent : "it does not answer");
        }
        else
        {
            Send(now);
        }
    }

    private void Take(SnmpMessage answer)
    {
        var name = question.Variables[0].Name;
        var variable = answer.Variables.FirstOrDefault(one => one.Name == name);
        if (answer.Status != 0)
        {
            End(null, $"{SnmpErrors.Words(answer.Status)} for {name}");
        }
        else if (variable is null or { Type: SnmpType.Missing or SnmpType.EndOfView or SnmpType.Null })
        {
            End(null, $"it has no {name}");
        }
        else
        {
            End(variable, null);
        }
    }

    private void Send(TimeSpan now)
    {
        tries++;
        WakeAt = now + options.Timeout;
        send(envelope.Wrap(question, now));
    }

    private void End(SnmpVariable? variable, string? problem)
    {
        WakeAt = null;
        Answer = new SnmpAnswer(variable, problem);
    }
}
