using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Life;

/// <summary>
/// What tells that phones of a segment live, beside what they fetch: a call manager that they register with, and their web pages. On any segment and loop: real sockets in
/// real time, an in-memory LAN in virtual time. Everything runs on the loop; construct and dispose there.
/// </summary>
public sealed class SegmentLife : IDisposable
{
    private readonly IEventLoop loop;
    private readonly Func<string, bool> configures;
    private readonly Action<NetworkSighting> report;
    private readonly bool filesUnseen;
    private readonly PagePort pages;
    private readonly RegistrarPort? registrar;

    /// <summary>Listens for phones.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="network">The segment; its callbacks run on <paramref name="loop"/>.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="macOf">Whose an address is.</param>
    /// <param name="configures">Whether a file is a phone's configuration.</param>
    /// <param name="report">Takes each sighting, after the phone was answered.</param>
    /// <exception cref="HardwareFaultException">The call manager's port cannot be opened.</exception>
    public SegmentLife(
        SegmentLifeOptions options, ISegment network, IEventLoop loop, Func<IPAddress, string?> macOf, Func<string, bool> configures, Action<NetworkSighting> report)
    {
        (this.loop, this.configures, this.report, filesUnseen) = (loop, configures, report, options.FilesUnseen);
        registrar = options.Registers ? new RegistrarPort(options, network, loop, macOf, Tell) : null;
        pages = new PagePort(options, network, loop, macOf, report);
    }

    /// <summary>Where phones register; null where they register elsewhere.</summary>
    public IPEndPoint? CallManager => registrar?.Local;

    /// <summary>Hears what the segment's servers saw, so that phones are asked for their page when they run.</summary>
    public void Heed(NetworkSighting sighting)
    {
        if (!IPAddress.TryParse(sighting.Address, out var address))
        {
            return;
        }

        switch (sighting)
        {
            case TftpCompleted served when configures(served.File):
            case DhcpAnswered { Message: "ack" } or DhcpAsked { Message: "request" } when filesUnseen:
                pages.Poller.Configured(loop.Uptime, address, pages);
                break;
            case DhcpAnswered { Message: "offer" }:
                pages.Poller.Forget(address, pages);
                break;
        }

        pages.Plan();
    }

    /// <summary>Ends every connection.</summary>
    public void Dispose()
    {
        registrar?.Dispose();
        pages.Dispose();
    }

    private void Tell(NetworkSighting sighting)
    {
        report(sighting);
        if (sighting is PhoneRegistered && IPAddress.TryParse(sighting.Address, out var address))
        {
            pages.Poller.Runs(loop.Uptime, address, pages);
            pages.Plan();
        }
    }
}
