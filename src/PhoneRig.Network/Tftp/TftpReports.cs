using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Tftp;

/// <summary>What a TFTP server tells of what it did.</summary>
/// <param name="macOf">The hardware address of a client, as far as the lease table knows it.</param>
internal sealed class TftpReports(Func<IPAddress, string?> macOf)
{
    /// <summary>Why a transfer ended whose client asked for another.</summary>
    public const string Replaced = "replaced by a new request";

    private readonly RejectionGate gate = new();

    /// <summary>A request came.</summary>
    /// <param name="from">Who asked.</param>
    /// <param name="file">For what, as it was asked for.</param>
    /// <param name="refusal">Why it is not served; null where it is.</param>
    /// <param name="sink">Who is told.</param>
    public void Asked(UdpPeer from, string file, string? refusal, ITftpSink sink)
    {
        var (mac, name) = (macOf(from.Address), PrintableText.Clean(file));
        sink.Report(new TftpRequested(mac, $"{from.Address}", name));
        if (refusal is not null)
        {
            sink.Report(new TftpRefused(mac, $"{from.Address}", name, refusal));
        }
    }

    public void Progress(TftpTransfer transfer, ITftpSink sink) => sink.Report(new TftpProgress(
        macOf(transfer.Client.Address),
        $"{transfer.Client.Address}",
        transfer.File.Name,
        transfer.BytesDone,
        transfer.BytesTotal,
        transfer.BlocksDone,
        transfer.Resends,
        transfer.RoundTrip));

    public void Completed(TimeSpan now, TftpTransfer transfer, ITftpSink sink) => sink.Report(new TftpCompleted(
        macOf(transfer.Client.Address),
        $"{transfer.Client.Address}",
        transfer.File.Name,
        transfer.BytesDone,
        now - transfer.BeganAt,
        transfer.BlocksDone,
        transfer.Resends,
        transfer.RoundTrip));

    public void Failed(TftpTransfer transfer, string reason, ITftpSink sink) => sink.Report(new TftpFailed(
        macOf(transfer.Client.Address),
        $"{transfer.Client.Address}",
        transfer.File.Name,
        transfer.BytesDone,
        transfer.BytesTotal,
        reason,
        transfer.BlocksDone,
        transfer.Resends,
        transfer.RoundTrip));

    public void Rejected(TimeSpan now, UdpPeer from, string reason, ITftpSink sink) =>
        gate.Report(now, new PacketRejected(macOf(from.Address), $"{from.Address}", "tftp", reason), sink);

    /// <summary>A packet that is none of TFTP's.</summary>
    public void Malformed(TimeSpan now, UdpPeer from, TftpRejection rejection, ITftpSink sink) =>
        Rejected(now, from, $"not a TFTP packet: {Describe(rejection)}", sink);

    private static string Describe(TftpRejection rejection) => rejection switch
    {
        TftpRejection.TooShort => "too short",
        TftpRejection.TooLong => "a request of more than 512 bytes",
        TftpRejection.UnknownOperation => "unknown operation",
        TftpRejection.TextNotTerminated => "a text is not terminated",
        _ => "an option has no value",
    };
}
