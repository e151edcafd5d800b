using System.Text.Json;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>An entry as the journal holds it.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Boot">The boot that its uptime counts from.</param>
/// <param name="Sequence">Its place on the station's timeline.</param>
/// <param name="At">Wall clock, for people.</param>
/// <param name="Uptime">Since the boot began.</param>
/// <param name="Json">Its fact, byte for byte as it was written.</param>
public sealed record JournalEntry(string Station, string Boot, long Sequence, DateTimeOffset At, TimeSpan Uptime, string Json)
{
    /// <summary>The entry as deciders read it. What this version cannot make out is kept verbatim: a journal is always told.</summary>
    public Entry Entry => new(Sequence, At, Uptime, Read());

    private Fact Read()
    {
        try
        {
            return FactJson.Read(Json);
        }
        catch (JsonException)
        {
            return new UnknownFact(Json);
        }
    }
}
