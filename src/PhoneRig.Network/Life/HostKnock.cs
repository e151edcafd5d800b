using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Life;

/// <summary>
/// Asks a host for a connection, once, and hangs up: one that opens it or, on a real network, refuses it has power. A phone that runs and has nothing to do may else say nothing for 30 s, its keep-alive's pause.
/// On the network's loop.
/// </summary>
internal sealed class HostKnock : IStreamReceiver, IDisposable
{
    private readonly IEventLoop loop;
    private readonly Action<TimeSpan?> done;
    private readonly TimeSpan began;
    private readonly bool refusalTells;
    private readonly IDisposable end;
    private IStreamConnection? connection;
    private bool over;

    /// <summary>Knocks.</summary>
    /// <param name="network">How it is reached.</param>
    /// <param name="loop">The network's loop.</param>
    /// <param name="own">The own address.</param>
    /// <param name="host">Whom to ask, and on which port.</param>
    /// <param name="within">How long it may take.</param>
    /// <param name="done">Told once how long the answer took; null: none came.</param>
    /// <exception cref="HardwareFaultException">There is no own address to ask from.</exception>
    public HostKnock(IStreamNetwork network, IEventLoop loop, IPAddress own, IPEndPoint host, TimeSpan within, Action<TimeSpan?> done)
    {
        (this.loop, this.done, began, refusalTells) = (loop, done, loop.Uptime, network.RefusesOnlyForHosts);
        connection = network.Connect(own, host, this);
        end = loop.Schedule(loop.Uptime + within, () => Finish(answered: false));
    }

    void IStreamReceiver.Opened() => Finish(answered: true);

    void IStreamReceiver.Received(ReadOnlyMemory<byte> bytes)
    {
    }

    void IStreamReceiver.Closed(StreamEnd how)
    {
        connection = null;
        Finish(answered: how == StreamEnd.Refused && refusalTells);
    }

    /// <summary>Gives up, without a word.</summary>
    public void Dispose()
    {
        over = true;
        connection?.Dispose();
        connection = null;
        end.Dispose();
    }

    private void Finish(bool answered)
    {
        if (!over)
        {
            Dispose();
            done(answered ? loop.Uptime - began : null);
        }
    }
}
