using System.Collections.Immutable;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Who stands where, as a rig goes on: keeps what <see cref="AttributionRules"/> fold. Lives on the rig's loop; only <see cref="StationOf"/> may be called from elsewhere.</summary>
internal sealed class AttributionDesk(AttributionRules rules)
{
    private volatile AttributionState state = rules.Start;

    /// <summary>What is known of a station's phone.</summary>
    public StationIdentity this[string station] => state[station];

    /// <summary>Takes what a station's timeline got, and gives what follows for it.</summary>
    public ImmutableArray<Fact> Take(string station, Entry entry)
    {
        (state, var facts) = rules.Take(state, station, entry);
        return facts;
    }

    /// <summary>Whose a packet is.</summary>
    public Attributed Judge(Heard heard) => rules.Judge(state, heard);

    /// <summary>The station of a client of a segment; null where it cannot be told. From any thread: the network's loop serves files by it.</summary>
    public string? StationOf(Segment segment, string? mac, TimeSpan now) => rules.Judge(state, new Heard(segment, mac, now)).Station;
}
