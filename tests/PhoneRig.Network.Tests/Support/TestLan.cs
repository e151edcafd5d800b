using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Tests.Support;

/// <summary>A segment in virtual time that delays each datagram and loses those it is told to lose.</summary>
internal sealed class TestLan(IEventLoop loop) : INetwork
{
    private readonly List<Port> open = [];

    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Asked for each datagram: from, to, payload.</summary>
    public Func<IPEndPoint, IPEndPoint, byte[], bool> Loses { get; set; } = (_, _, _) => false;

    /// <summary>How often each datagram arrives.</summary>
    public int Copies { get; set; } = 1;

    public List<(IPEndPoint From, IPEndPoint To, byte[] Payload)> Seen { get; } = [];

    public int Lost { get; private set; }

    public IDatagramPort Open(IPEndPoint local, DatagramReceived received)
    {
        var number = local.Port;
        if (number == 0)
        {
            number = 50000;
            while (open.Exists(port => port.Local.Port == number))
            {
                number++;
            }
        }

        var opened = new Port(this, new IPEndPoint(local.Address, number), received);
        open.Add(opened);
        return opened;
    }

    private void Carry(IPEndPoint from, byte[] payload, IPEndPoint to)
    {
        Seen.Add((from, to, payload));
        if (Loses(from, to, payload))
        {
            Lost++;
            return;
        }

        for (var copy = 0; copy < Copies; copy++)
        {
            loop.Schedule(loop.Uptime + Delay, () => Deliver(from, payload, to));
        }
    }

    private void Deliver(IPEndPoint from, byte[] payload, IPEndPoint to)
    {
        foreach (var port in open.Where(port => to.Address.Equals(IPAddress.Broadcast) ? port.Local.Port == to.Port : port.Local.Equals(to)).ToList())
        {
            port.Received(from, payload);
        }
    }

    private sealed class Port(TestLan lan, IPEndPoint local, DatagramReceived received) : IDatagramPort
    {
        public IPEndPoint Local => local;

        public DatagramReceived Received => received;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to) => lan.Carry(local, payload.ToArray(), to);

        public void Dispose() => lan.open.Remove(this);
    }
}
