using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Cdp;

namespace PhoneRig.Network.Life;

/// <summary>The listener to CDP on a segment's frames.</summary>
internal sealed class CdpPort : ISightingSink, IDisposable
{
    private readonly CdpListener listener = new();
    private readonly Action<NetworkSighting> report;
    private readonly IDisposable listening;

    /// <exception cref="HardwareFaultException">It may not listen here.</exception>
    public CdpPort(IFrameTap frames, IEventLoop loop, Action<NetworkSighting> report)
    {
        this.report = report;
        listening = frames.Listen(frame => listener.Receive(loop.Uptime, frame.Span, this));
    }

    public void Report(NetworkSighting sighting) => report(sighting);

    public void Dispose() => listening.Dispose();
}
