using System.Collections.Immutable;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Journal;

/// <summary>The labels that people have told of phones that still stand at a rig, whoever owns it.</summary>
public static class ScannedLabels
{
    /// <summary>The hardware address of each station's phone, as it was last scanned; stations of which nobody told are left out.</summary>
    /// <exception cref="HardwareFaultException">The journal cannot be read.</exception>
    public static ImmutableSortedDictionary<string, string> Of(RigState state, IEnumerable<string> stations)
    {
        using var journal = JournalReader.Open(state.Journal);
        return stations
            .Select(station => (Station: station, Label: journal?.Scanned(station)))
            .Where(one => one.Label is not null)
            .ToImmutableSortedDictionary(one => one.Station, one => one.Label!.Mac, StringComparer.Ordinal);
    }
}
