using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Captures;

/// <summary>Frames that are kept as they are heard.</summary>
/// <param name="world">Where they come from.</param>
/// <param name="segment">The segment.</param>
/// <param name="capture">Where they are kept.</param>
internal sealed class CapturedFrames(IWorld world, Segment segment, PacketCapture capture) : IFrameTap
{
    public IDisposable Listen(Action<ReadOnlyMemory<byte>> heard) => world.FramesOf(segment).Listen(frame =>
    {
        capture.See(world.NetworkLoop.Uptime, frame);
        heard(frame);
    });
}
