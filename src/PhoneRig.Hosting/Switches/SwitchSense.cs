using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Switches;

/// <summary>Reads the managed switch's ports, at once and at every interval. Lives on the network's loop.</summary>
internal sealed class SwitchSense : IDisposable
{
    private readonly SwitchConfig config;
    private readonly IEventLoop loop;
    private readonly IDatagramPort port;
    private readonly IPEndPoint agent;
    private readonly Action<SwitchSight> see;
    private readonly Random ids;
    private SnmpReader? reader;
    private IDisposable? wakeUp;
    private bool closed;

    /// <summary>Begins.</summary>
    /// <param name="config">The switch.</param>
    /// <param name="loop">The network's loop.</param>
    /// <param name="open">Opens a port of the rig on the network where the switch is managed.</param>
    /// <param name="seed">What request numbers begin from.</param>
    /// <param name="see">Takes each reading, on the network's loop.</param>
    public SwitchSense(SwitchConfig config, IEventLoop loop, Func<DatagramReceived, IDatagramPort> open, Seed seed, Action<SwitchSight> see)
    {
        (this.config, this.loop, this.see) = (config, loop, see);
        ids = seed.Draw();
        agent = new IPEndPoint(IPAddress.Parse(config.Address), config.SnmpPort);
        port = open((from, payload) =>
        {
            if (!closed && from.Equals(agent))
            {
                reader?.Receive(loop.Uptime, payload);
                WakeInTime();
            }
        });
        Read();
    }

    public void Dispose()
    {
        closed = true;
        wakeUp?.Dispose();
        port.Dispose();
    }

    private void Read()
    {
        reader = new SnmpReader(new SnmpOptions(config.Community), SwitchTables.Columns, ids.Next(), bytes => port.Send(bytes, agent), Take);
        reader.Start(loop.Uptime);
        WakeInTime();
    }

    private void Take(SnmpReading reading)
    {
        reader = null;
        wakeUp?.Dispose();
        wakeUp = loop.Schedule(loop.Uptime + config.Every, Read);
        see(SwitchSight.Of(config, reading));
    }

    private void WakeInTime()
    {
        if (!closed && reader is { WakeAt: { } at } current)
        {
            wakeUp?.Dispose();
            wakeUp = loop.Schedule(at, () =>
            {
                current.Tick(loop.Uptime);
                WakeInTime();
            });
        }
    }
}
