using System.Buffers.Binary;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Sccp;

/// <summary>
/// A call manager as far as a phone needs one to show that it runs (facts 8): it registers whoever asks, answers what a phone waits for with nothing in it, and
/// tells who registered, with which load, and who fell silent. It speaks only when spoken to, once for each message, except that it asks a phone that has registered for its codecs.
/// </summary>
/// <param name="options">How it treats phones.</param>
/// <param name="wallClock">What it tells phones of the time.</param>
/// <param name="macOf">Whose an address is, for words that name no device.</param>
public sealed class SccpRegistrar(SccpRegistrarOptions options, Func<DateTimeOffset> wallClock, Func<IPAddress, string?> macOf)
{
    private readonly Dictionary<int, SccpSession> sessions = [];
    private readonly RejectionGate gate = new();

    /// <summary>When <see cref="Tick"/> is due; null for never.</summary>
    public TimeSpan? WakeAt => sessions.Count == 0 ? null : sessions.Values.Min(session => session.Deadline(options).At);

    /// <summary>Connections that are open.</summary>
    public int Connections => sessions.Count;

    /// <summary>A host connected.</summary>
    /// <param name="now">Now.</param>
    /// <param name="connection">The connection's number, new among those that are open.</param>
    /// <param name="local">Where it called.</param>
    /// <param name="remote">Who calls.</param>
    /// <param name="sink">Takes what comes of it.</param>
    public void Opened(TimeSpan now, int connection, IPEndPoint local, IPEndPoint remote, ISccpSink sink)
    {
        var same = sessions.Values.Where(session => session.Remote.Address.Equals(remote.Address)).OrderBy(session => session.Heard).ToList();
        if (same.Count >= options.MostPerAddress)
        {
            End(same[0], "it connected once more", lost: true, sink);
        }
        else if (sessions.Count >= options.MostConnections)
        {
            Reject(now, remote, $"there are {options.MostConnections} connections already", sink);
            sink.Close(connection);
            return;
        }

        sessions.Add(connection, new SccpSession(connection, local, remote, now));
    }

    /// <summary>Bytes came.</summary>
    public void Received(TimeSpan now, int connection, ReadOnlySpan<byte> bytes, ISccpSink sink)
    {
        if (!sessions.TryGetValue(connection, out var session))
        {
            return;
        }

        if (!session.Framer.Feed(bytes, (id, body) => Take(now, session, id, body, sink)))
        {
            if (sessions.ContainsKey(connection))
            {
                Reject(now, session.Remote, "that is no SCCP: the length of a message is out of bounds", sink);
                End(session, "what it sent is no SCCP", lost: false, sink);
            }

            return;
        }

        session.PartSince = session.Framer.Waiting == 0 ? null : session.PartSince ?? now;
    }

    /// <summary>A connection ended by itself.</summary>
    public void Closed(TimeSpan now, int connection, StreamEnd how, ISccpSink sink)
    {
        if (sessions.Remove(connection, out var session) && session.Registered is { } phone)
        {
            TellUnregistered(session, phone, how == StreamEnd.Closed ? "it ended its connection" : "its connection is lost", lost: how != StreamEnd.Closed, sink);
        }
    }

    /// <summary>Time has passed.</summary>
    public void Tick(TimeSpan now, ISccpSink sink)
    {
        foreach (var session in sessions.Values.Where(session => session.Deadline(options).At <= now).OrderBy(session => session.Connection).ToList())
        {
            var why = session.Deadline(options).Why;
            if (session.Registered is null)
            {
                Reject(now, session.Remote, why, sink);
            }

            End(session, why, lost: true, sink);
        }
    }

    private bool Take(TimeSpan now, SccpSession session, SccpMessageId id, ReadOnlySpan<byte> body, ISccpSink sink)
    {
        session.Heard = now;
        switch (id)
        {
            case SccpMessageId.KeepAlive:
                sink.Send(session.Connection, SccpReplies.KeepAliveAck());
                return true;
            case SccpMessageId.RegisterTokenReq:
                sink.Send(session.Connection, SccpReplies.RegisterTokenAck());
                return true;
            case SccpMessageId.Register:
                return Register(now, session, body, sink);
            case SccpMessageId.Alarm:
                Tell(session, AlarmReader.Read(body), sink);
                return true;
            case SccpMessageId.XmlAlarm:
                Tell(session, AlarmReader.ReadXml(body), sink);
                return true;
            case SccpMessageId.Unregister:
                sink.Send(session.Connection, SccpReplies.UnregisterAck());
                End(session, "it said goodbye", lost: false, sink);
                return false;
            default:
                if (session.Registered is { } phone && Answer(session, phone, id, body) is { } answer)
                {
                    sink.Send(session.Connection, answer);
                }

                return true;
        }
    }

    /// <summary>What a registered phone waits for; null for what needs no answer, or is none of ours.</summary>
    private byte[]? Answer(SccpSession session, RegisterRequest phone, SccpMessageId id, ReadOnlySpan<byte> body) => id switch
    {
        SccpMessageId.ButtonTemplateReq => SccpReplies.ButtonTemplate(),
        SccpMessageId.SoftKeyTemplateReq => SccpReplies.SoftKeyTemplate(),
        SccpMessageId.SoftKeySetReq => SccpReplies.SoftKeySet(),
        SccpMessageId.ConfigStatReq => SccpReplies.ConfigStat(phone.Device),
        SccpMessageId.LineStatReq => SccpReplies.LineStat(Number(body)),
        SccpMessageId.SpeedDialStatReq => SccpReplies.SpeedDialStat(Number(body)),
        SccpMessageId.ForwardStatReq => SccpReplies.ForwardStat(Number(body)),
        SccpMessageId.TimeDateReq => SccpReplies.DefineTimeDate(wallClock()),
        SccpMessageId.VersionReq => SccpReplies.Version(phone.Load ?? ""),
        SccpMessageId.ServerReq => SccpReplies.Servers(session.Local),
        _ => null,
    };

    private bool Register(TimeSpan now, SccpSession session, ReadOnlySpan<byte> body, ISccpSink sink)
    {
        if (RegisterRequest.Read(body) is not { } phone)
        {
            Reject(now, session.Remote, "its Register has no name", sink);
            End(session, "what it sent is no SCCP", lost: false, sink);
            return false;
        }

        var news = session.Registered != phone;
        session.Registered = phone;
        sink.Send(session.Connection, SccpReplies.RegisterAck(options.KeepAlive, (byte)Math.Min(options.Protocol, phone.Protocol ?? options.Protocol)));
        sink.Send(session.Connection, SccpReplies.CapabilitiesReq());

        // It has started again: what it left behind is no other phone.
        foreach (var left in sessions.Values.Where(other => other != session && other.Registered?.Device == phone.Device).ToList())
        {
            sessions.Remove(left.Connection);
            sink.Close(left.Connection);
        }

        if (news)
        {
            sink.Report(new PhoneRegistered(MacOf(session, phone.Device), session.Address, phone.Device, phone.Load, phone.Protocol, phone.DeviceType));
        }

        return true;
    }

    private void Tell(SccpSession session, AlarmText? alarm, ISccpSink sink)
    {
        if (alarm is not null && session.Alarms < options.MostAlarms)
        {
            session.Alarms++;
            sink.Report(new PhoneAlarm(MacOf(session, alarm.Device), session.Address, alarm.Text, alarm.Load, alarm.Cause));
        }
    }

    private void End(SccpSession session, string why, bool lost, ISccpSink sink)
    {
        sessions.Remove(session.Connection);
        sink.Close(session.Connection);
        if (session.Registered is { } phone)
        {
            TellUnregistered(session, phone, why, lost, sink);
        }
    }

    private void TellUnregistered(SccpSession session, RegisterRequest phone, string why, bool lost, ISccpSink sink) =>
        sink.Report(new PhoneUnregistered(MacOf(session, phone.Device), session.Address, phone.Device, why, lost));

    private void Reject(TimeSpan now, IPEndPoint remote, string why, ISccpSink sink) =>
        gate.Report(now, new PacketRejected(macOf(remote.Address), remote.Address.ToString(), "sccp", why), sink);

    private string? MacOf(SccpSession session, string? device) => DeviceName.MacOf(device) ?? macOf(session.Remote.Address);

    private static int Number(ReadOnlySpan<byte> body) => body.Length < 4 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(body);
}
