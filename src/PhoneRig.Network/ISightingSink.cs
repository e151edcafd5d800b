using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network;

/// <summary>Where a machine tells what packets told it.</summary>
public interface ISightingSink
{
    /// <summary>Tells what a packet told.</summary>
    void Report(NetworkSighting sighting);
}
