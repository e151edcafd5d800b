using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Stations;

/// <summary>Takes what senses gave before anything was made of it, for files beside the journal. Called on the rig's loop: return at once, never throw.</summary>
internal interface IRawSamples
{
    /// <summary>Bytes came from a station's console.</summary>
    /// <param name="station">The station.</param>
    /// <param name="uptime">When the loop heard of them.</param>
    /// <param name="bytes">The bytes; the receiver's to keep.</param>
    void Console(string station, TimeSpan uptime, ReadOnlyMemory<byte> bytes);

    /// <summary>A station's lamps were looked at.</summary>
    /// <param name="station">The station.</param>
    /// <param name="uptime">When.</param>
    /// <param name="colours">The colours, in the order of the names of the station's sensors; null where a colour could not be told.</param>
    void Lamps(string station, TimeSpan uptime, ImmutableArray<LampColour?> colours);
}
