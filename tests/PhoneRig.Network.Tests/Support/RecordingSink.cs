using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Support;

/// <summary>Keeps what a machine put out.</summary>
internal sealed class RecordingSink : IServerSink, ITftpSink
{
    public List<(int Port, byte[] Bytes, IPEndPoint To)> Sent { get; } = [];

    public List<NetworkSighting> Facts { get; } = [];

    public void Send(int port, ReadOnlySpan<byte> payload, IPEndPoint to) => Sent.Add((port, payload.ToArray(), to));

    public void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to) => Send(port, payload, to.EndPoint);

    public void Report(NetworkSighting sighting) => Facts.Add(sighting);

    public void Clear()
    {
        Sent.Clear();
        Facts.Clear();
    }
}
