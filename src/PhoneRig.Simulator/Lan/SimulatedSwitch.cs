using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// A managed switch on a simulated network: an SNMP version 2c agent (RFC 3416) in a few bytes of its own, with the standard tables of its ports. As real ones,
/// it answers a wrong community, and what it does not understand, with silence.
/// </summary>
public sealed class SimulatedSwitch : IDisposable
{
    private const byte GetNext = 0xA1;
    private const byte GetBulk = 0xA5;
    private const byte Response = 0xA2;

    /// <summary>Interfaces and bridge ports have different numbers, as on many switches.</summary>
    private const int FirstInterface = 10101;

    private readonly string community;
    private readonly Func<IReadOnlyList<SimulatedPort>> ports;
    private readonly IDatagramPort port;

    /// <summary>Answers from now on.</summary>
    /// <param name="network">The network where it is managed.</param>
    /// <param name="at">Its address and port.</param>
    /// <param name="community">Who may read.</param>
    /// <param name="ports">How its ports are now.</param>
    public SimulatedSwitch(INetwork network, IPEndPoint at, string community, Func<IReadOnlyList<SimulatedPort>> ports)
    {
        (this.community, this.ports) = (community, ports);
        port = network.Open(at, Hear);
    }

    /// <summary>Closes its port.</summary>
    public void Dispose() => port.Dispose();

    private void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        // Message: version, community, PDU; PDU: id, two numbers, the list of names (RFC 1901, RFC 3416 section 3).
        var message = new Ber(new Ber(payload.Span).Value(0x30));
        if (message.Value(0x02) is not [1] || Encoding.Latin1.GetString(message.Value(0x04)) != community || message.Tag is not (GetNext or GetBulk))
        {
            return;
        }

        var bulk = message.Tag == GetBulk;
        var request = new Ber(message.Value(message.Tag));
        var id = request.Value(0x02).ToArray();
        request.Value(0x02);
        var repetitions = Ber.Number(request.Value(0x02));
        var names = new Ber(request.Value(0x30));
        var first = new Ber(names.Value(0x30));
        var name = Ber.Name(first.Value(0x06));
        if (id.Length == 0 || name.Count == 0)
        {
            return;
        }

        var table = Table();
        var after = table.Where(row => Compare(row.Name, name) > 0).Take(bulk ? (int)Math.Clamp(repetitions, 1, 50) : 1).ToList();
        byte[] answers = after.Count > 0
            ? [.. after.SelectMany(row => Ber.Put(0x30, Ber.PutName(row.Name), row.Value))]
            : Ber.Put(0x30, Ber.PutName(name), [0x82, 0x00]);
        port.Send(
            Ber.Put(
                0x30, [0x02, 0x01, 0x01], Ber.Put(0x04, Encoding.Latin1.GetBytes(community)),
                Ber.Put(Response, Ber.Put(0x02, id), [0x02, 0x01, 0x00, 0x02, 0x01, 0x00], Ber.Put(0x30, answers))),
            from);
    }

    private List<(IReadOnlyList<uint> Name, byte[] Value)> Table()
    {
        var rows = new List<(IReadOnlyList<uint> Name, byte[] Value)> { (Row("1.3.6.1.2.1.1.1.0"), Ber.Put(0x04, "A simulated switch of PhoneRig"u8.ToArray())) };
        var now = ports();
        for (var i = 0; i < now.Count; i++)
        {
            var (one, number, bridge) = (now[i], (uint)(FirstInterface + i), (uint)(i + 1));
            rows.Add((Row("1.3.6.1.2.1.2.2.1.8", number), Ber.PutNumber(one.Up ? 1 : 2)));
            rows.Add((Row("1.3.6.1.2.1.31.1.1.1.1", number), Ber.Put(0x04, Encoding.ASCII.GetBytes(one.Name))));
            rows.Add((Row("1.3.6.1.2.1.17.1.4.1.2", bridge), Ber.PutNumber((int)number)));
            rows.Add((Row("1.3.6.1.2.1.17.7.1.4.5.1.1", bridge), Ber.PutNumber(one.Vlan)));
            rows.Add((Row("1.3.6.1.2.1.105.1.1.1.3", 1, bridge), Ber.PutNumber(one.OffersPower ? 1 : 2)));
            rows.Add((Row("1.3.6.1.2.1.105.1.1.1.6", 1, bridge), Ber.PutNumber(one.Feeds ? 3 : one.OffersPower ? 2 : 1)));
            if (one.Mac.Length > 0)
            {
                rows.Add((Row("1.3.6.1.2.1.17.7.1.2.2.1.2", [(uint)one.Vlan, .. one.Mac.Select(part => (uint)part)]), Ber.PutNumber((int)bridge)));
            }
        }

        rows.Sort((one, other) => Compare(one.Name, other.Name));
        return rows;
    }

    private static List<uint> Row(string column, params uint[] index) => [.. column.Split('.').Select(uint.Parse), .. index];

    private static int Compare(IReadOnlyList<uint> one, IReadOnlyList<uint> other)
    {
        for (var i = 0; i < one.Count && i < other.Count; i++)
        {
            if (one[i] != other[i])
            {
                return one[i].CompareTo(other[i]);
            }
        }

        return one.Count.CompareTo(other.Count);
    }
}
