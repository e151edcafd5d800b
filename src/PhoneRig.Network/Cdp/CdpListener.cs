using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Cdp;

/// <summary>Hears what phones announce and never answers. Tells each once, and again when what it says changes.</summary>
/// <param name="addressOf">The address of a phone by its hardware address, where the frame names none; null: not known.</param>
public sealed class CdpListener(Func<string, string?>? addressOf = null)
{
    /// <summary>Devices that are remembered: more than a segment of this kind has hosts. Those beyond them are not heard.</summary>
    private const int MostDevices = 1024;

    private readonly Dictionary<string, CdpHeard> told = new(StringComparer.Ordinal);
    private readonly RejectionGate gate = new();

    /// <summary>Devices that are remembered.</summary>
    public int Devices => told.Count;

    /// <summary>Takes a frame of any kind.</summary>
    public void Receive(TimeSpan now, ReadOnlySpan<byte> frame, ISightingSink sink)
    {
        if (!CdpReader.TryRead(frame, out var heard, out var problem))
        {
            if (problem is not null)
            {
                gate.Report(now, new PacketRejected(MacText.Format(frame.Slice(6, 6)), null, "cdp", problem), sink);
            }

            return;
        }

        // A switch announces itself too: only what calls itself a phone is one.
        if (!heard.Device.StartsWith("SEP", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var fact = new CdpHeard(
            heard.Mac, heard.Address ?? addressOf?.Invoke(heard.Mac), heard.Device, heard.Platform, heard.Version, heard.Port, heard.Milliwatts ?? heard.RequestedMilliwatts);
        if (told.TryGetValue(heard.Mac, out var before) ? before != fact : told.Count < MostDevices)
        {
            told[heard.Mac] = fact;
            sink.Report(fact);
        }
    }
}
