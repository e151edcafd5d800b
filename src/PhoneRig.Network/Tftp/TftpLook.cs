using System.Net;

namespace PhoneRig.Network.Tftp;

/// <summary>Asks a TFTP server for a file as a phone does, and goes no further than its first block: a machine for any port.</summary>
/// <param name="server">The server.</param>
/// <param name="file">The file.</param>
public sealed class TftpLook(IPAddress server, string file)
{
    /// <summary>RFC 1350 section 4.</summary>
    private const int WellKnownPort = 69;

    /// <summary>Requests sent to a server that says nothing.</summary>
    private const int Requests = 3;

    /// <summary>From one to the next.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private int sent;

    /// <summary>When <see cref="Tick"/> wants to be called; null before the start and after the end.</summary>
    public TimeSpan? WakeAt { get; private set; }

    /// <summary>How it ended; null before.</summary>
    public TftpLookResult? Result { get; private set; }

    /// <summary>Asks, and asks again where nothing comes.</summary>
    public void Tick(TimeSpan now, IServerSink sink)
    {
        if (Result is not null || now < WakeAt)
        {
            return;
        }

        if (sent++ == Requests)
        {
            End(new TftpLookResult(file, TftpLookEnd.Silent));
            return;
        }

        // No options: a phone asks for none (facts 3.2).
        sink.Send(0, TftpCodec.Format(new TftpRequest(IsWrite: false, file, "octet", [])), new IPEndPoint(server, WellKnownPort));
        WakeAt = now + Patience;
    }

    /// <summary>Takes a datagram. The server answers from a port of its own choice.</summary>
    public void Receive(IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        if (Result is not null || WakeAt is null || !from.Address.Equals(server) || !TftpCodec.TryParse(bytes, out var packet, out _))
        {
            return;
        }

        if (packet is TftpData { Block: 1 })
        {
            sink.Send(0, TftpCodec.Format(new TftpError(TftpErrorCode.Undefined, "only looking")), from);
            End(new TftpLookResult(file, TftpLookEnd.Served));
        }
        else if (packet is TftpError error)
        {
            End(new TftpLookResult(file, TftpLookEnd.Refused, error.Message.Length > 0 ? PrintableText.Clean(error.Message) : $"error {(int)error.Code}"));
        }
    }

    private void End(TftpLookResult result) => (Result, WakeAt) = (result, null);
}
