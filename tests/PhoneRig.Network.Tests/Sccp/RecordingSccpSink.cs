using System.Buffers.Binary;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Tests.Sccp;

/// <summary>Keeps what the registrar put out.</summary>
internal sealed class RecordingSccpSink : ISccpSink
{
    public List<(int Connection, byte[] Bytes)> Sent { get; } = [];

    public List<int> Closed { get; } = [];

    public List<NetworkSighting> Facts { get; } = [];

    /// <summary>The ids of what was sent, in order.</summary>
    public IEnumerable<SccpMessageId> Ids => Sent.Select(one => (SccpMessageId)BinaryPrimitives.ReadUInt32LittleEndian(one.Bytes.AsSpan(8)));

    public void Send(int connection, ReadOnlySpan<byte> bytes) => Sent.Add((connection, bytes.ToArray()));

    public void Close(int connection) => Closed.Add(connection);

    public void Report(NetworkSighting sighting) => Facts.Add(sighting);

    public void Clear()
    {
        Sent.Clear();
        Closed.Clear();
        Facts.Clear();
    }
}
