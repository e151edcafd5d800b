using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Life;

/// <summary>
/// What tells that phones of a segment live, beside what they fetch: a call manager that they register with, their web pages, and what they announce. On any segment and loop: real sockets in
/// real time, an in-memory LAN in virtual time. Everything runs on the loop; construct and dispose there.
/// </summary>
public sealed class SegmentLife : IDisposable
{
    /// <summary>Hosts that are remembered, whoever claims to be more: as many as a segment of 24 bits has.</summary>
    private const int MostHosts = 256;

    private readonly SegmentLifeOptions options;
    private readonly ISegment network;
    private readonly IEventLoop loop;
    private readonly Func<IPAddress, string?> macOf;
    private readonly HashSet<IPAddress> heard = [];
    private readonly List<HostKnock> knocks = [];
    private readonly Func<string, bool> configures;
    private readonly Action<NetworkSighting> report;
    private readonly bool filesUnseen;
    private readonly PagePort pages;
    private readonly RegistrarPort? registrar;
    private readonly CdpPort? cdp;

    /// <summary>Listens for phones.</summary>
    /// <param name="options">What it does.</param>
    /// <param name="network">The segment; its callbacks run on <paramref name="loop"/>.</param>
    /// <param name="loop">The loop.</param>
    /// <param name="macOf">Whose an address is.</param>
    /// <param name="configures">Whether a file is a phone's configuration.</param>
    /// <param name="report">Takes each sighting, after the phone was answered.</param>
    /// <param name="frames">Where announcements (CDP) are heard; null: nowhere.</param>
    /// <exception cref="HardwareFaultException">The call manager's port cannot be opened.</exception>
    public SegmentLife(
        SegmentLifeOptions options,
        ISegment network,
        IEventLoop loop,
        Func<IPAddress, string?> macOf,
        Func<string, bool> configures,
        Action<NetworkSighting> report,
        IFrameTap? frames = null)
    {
        (this.options, this.network, this.loop, this.macOf, this.configures, this.report, filesUnseen) = (options, network, loop, macOf, configures, report, options.FilesUnseen);
        registrar = options.Registers ? new RegistrarPort(options, network, loop, macOf, Tell) : null;
        pages = new PagePort(options, network, loop, macOf, report);
        try
        {
            cdp = frames is null ? null : new CdpPort(frames, loop, report);
        }
        catch (HardwareFaultException refused)
        {
            DeafTo = $"{refused.Part}: {refused.Reason}";
        }
    }

    /// <summary>Where phones register; null where they register elsewhere.</summary>
    public IPEndPoint? CallManager => registrar?.Local;

    /// <summary>Why announcements are not heard; null where they are, or need not be. Everything else works without them.</summary>
    public string? DeafTo { get; }

    /// <summary>Hears what the segment's servers saw, so that phones are asked for their page when they run.</summary>
    public void Heed(NetworkSighting sighting)
    {
        if (!IPAddress.TryParse(sighting.Address, out var address))
        {
            return;
        }

        Remember(address);
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

    /// <summary>A host was heard, or an earlier process has heard it.</summary>
    public void Remember(IPAddress address)
    {
        if (heard.Count < MostHosts)
        {
            heard.Add(address);
        }
    }

    /// <summary>Asks hosts that were heard whether they are there still: one that answers is told of as <see cref="HostAnswered"/>.</summary>
    /// <param name="whose">Which of them, by the hardware address that has the address; null where nobody knows.</param>
    public void Knock(Func<string?, bool> whose)
    {
        foreach (var address in heard.Where(address => whose(macOf(address))).ToArray())
        {
            HostKnock? knock = null;
            try
            {
                knock = new HostKnock(network, loop, options.Address, new IPEndPoint(address, options.Pages.Port), options.Pages.Within, took =>
                {
                    knocks.Remove(knock!);
                    if (took is { } answered)
                    {
                        report(new HostAnswered(macOf(address), address.ToString(), answered));
                    }
                });
                knocks.Add(knock);
            }
            catch (HardwareFaultException)
            {
                // The rig's own address is gone, so that nothing works on this segment: the servers say so.
            }
        }
    }

    /// <summary>Ends every connection.</summary>
    public void Dispose()
    {
        knocks.ForEach(knock => knock.Dispose());
        registrar?.Dispose();
        pages.Dispose();
        cdp?.Dispose();
    }

    private void Tell(NetworkSighting sighting)
    {
        report(sighting);
        if (sighting is PhoneRegistered && IPAddress.TryParse(sighting.Address, out var address))
        {
            Remember(address);
            pages.Poller.Runs(loop.Uptime, address, pages);
            pages.Plan();
        }
    }
}
