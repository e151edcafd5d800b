using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Stations;

/// <summary>Keeps no raw samples.</summary>
internal sealed class NoRawSamples : IRawSamples
{
    public void Console(string station, TimeSpan uptime, ReadOnlyMemory<byte> bytes)
    {
    }

    public void Lamps(string station, TimeSpan uptime, ImmutableArray<LampColour?> colours)
    {
    }
}
