using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Switches;

/// <summary>Reads the managed switch's ports, at once, at every interval, and soon after a phone's power was cut. Lives on the network's loop.</summary>
internal sealed class SwitchSense : IDisposable
{
    /// <summary>How long after a cut: a port that feeds what is plugged in does so within a second (IEEE 802.3 clause 33.2.7, 400 ms after detection), and off is watched for 12 s.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(3);

    private readonly SwitchConfig config;
    private readonly IEventLoop loop;
    private readonly IDatagramPort port;
    private readonly IPEndPoint agent;
    private readonly Action<SwitchSight> see;
    private readonly Random ids;
    private SnmpReader? reader;
    private IDisposable? wakeUp;
    private TimeSpan? again;
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

    /// <summary>A phone's power was cut: what its port does then is wanted soon.</summary>
    public void LookSoon()
    {
        again = loop.Uptime + Soon;
        if (reader is null)
        {
            ReadAt(again.Value);
        }
    }

    public void Dispose()
    {
        closed = true;
        wakeUp?.Dispose();
        port.Dispose();
    }

    private void ReadAt(TimeSpan at)
    {
        wakeUp?.Dispose();
        wakeUp = closed ? null : loop.Schedule(at, Read);
    }

    private void Read()
    {
        again = again > loop.Uptime ? again : null;
        reader = new SnmpReader(new SnmpOptions(config.Community), SwitchTables.Columns, ids.Next(), bytes => port.Send(bytes, agent), Take);
        reader.Start(loop.Uptime);
        WakeInTime();
    }

    private void Take(SnmpReading reading)
    {
        reader = null;
        ReadAt(again ?? (loop.Uptime + config.Every));
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
