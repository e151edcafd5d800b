using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network;

/// <summary>Where a protocol machine tells what it saw.</summary>
public interface ISightingSink
{
    /// <summary>Tells what a packet told.</summary>
    void Report(NetworkSighting sighting);
}
