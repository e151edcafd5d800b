using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Attribution;

/// <summary>
/// Which station a packet belongs to, decided here and nowhere else (design section 8): a fold over the timelines of all stations, and a judgement of each
/// packet by it. The rules, the best first: <see cref="AttributedBy"/>; never by guess. What cannot be told is credited to nobody and counts against the power
/// cut of every station that may have sent it (design section 6). What disagrees is said, and not resolved in silence. All that is learnt is a fact on the
/// timeline before it counts, so that a replay learns the same.
/// </summary>
public sealed class AttributionRules
{
    /// <summary>How long a station must be dark for its phone to be another one: our guess; three plugs out, three plugs in.</summary>
    private static readonly TimeSpan SwapTakes = TimeSpan.FromSeconds(20);

    private readonly ImmutableDictionary<string, string> circuits;
    private readonly Func<string, PhoneModel> modelOf;

    /// <summary>The rules for one rig.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="modelOf">The phone of a station.</param>
    public AttributionRules(RigConfig rig, Func<string, PhoneModel> modelOf)
    {
        this.modelOf = modelOf;
        circuits = rig.Stations.Where(station => station.Value.Circuit is not null).ToImmutableDictionary(station => station.Value.Circuit!, station => station.Key, StringComparer.Ordinal);
        Start = new AttributionState(rig.Stations.ToImmutableSortedDictionary(station => station.Key, station => Unseen(station.Value), StringComparer.Ordinal));
    }

    /// <summary>Before anything was seen.</summary>
    public AttributionState Start { get; }

    /// <summary>Takes what is on a station's timeline.</summary>
    /// <returns>The next state, and what follows for that station's timeline.</returns>
    public (AttributionState State, ImmutableArray<Fact> Facts) Take(AttributionState state, string station, Entry entry)
    {
        if (!state.Stations.TryGetValue(station, out var before))
        {
            return (state, []); // the rig's own timeline
        }

        var after = entry.Fact switch
        {
            RigStarted => Start[station] with { UnchangedSince = entry.Uptime },
            MacScanned scanned when before.GivenBy != AttributedBy.ConfiguredMac => before with { Given = scanned.Mac, GivenBy = AttributedBy.ScannedMac, Learnt = null, LearntBy = AttributedBy.Nothing, Speaks = null },
            MacLearnt learnt => before with { Learnt = learnt.Mac, LearntBy = learnt.By },
            MacForgotten forgotten => Without(before, forgotten.Mac),
            AttributionConflict conflict => before with { Told = before.Told.Add(conflict) },
            PowerAdopted adopted => before with { On = adopted.On, SwitchedAt = null, UnchangedSince = entry.Uptime, ProvenOff = false, Speaks = null },
            PowerSwitched switched when switched.On != before.On => before with { On = switched.On, SwitchedAt = entry.Uptime, UnchangedSince = entry.Uptime, ProvenOff = false, Speaks = null },
            OffProven => before with { ProvenOff = true },
            OffDisproven => before with { ProvenOff = false },
            SwitchPortSeen port => before with { OnPort = port.Macs.IsDefault ? [] : port.Macs },
            NetworkSighting { Mac: { } mac, WasHeard: true } => before with { Speaks = mac },
            PossibleSighting => before with { MaySpeakAt = entry.Uptime },
            _ => before,
        };
        var swapped = entry.Fact is PowerSwitched { On: true } && before is { On: false, ProvenOff: true, Learnt: not null } && entry.Uptime - before.UnchangedSince >= SwapTakes;
        return (
            state.With(station, after),
            swapped ? [new MacForgotten(before.Learnt!, $"it was off for {(entry.Uptime - before.UnchangedSince).TotalSeconds:0} s, long enough for another phone to be put there")] : []);
    }

    /// <summary>Whose a packet is.</summary>
    public Attributed Judge(AttributionState state, Heard heard)
    {
        var notes = new Notes(state);
        heard = heard with { Mac = heard.Mac?.ToLowerInvariant() };
        if (heard is { Speaks: false, Mac: { } silent })
        {
            // Also his whose label says otherwise.
            return Where(state, identity => identity.Mac == silent || identity.Speaks == silent) is { } his
                ? new Attributed(his, state[his].By, [], [])
                : new Attributed(null, AttributedBy.Nothing, [], []);
        }

        var place = heard.Segment.Own ?? (heard.Circuit is { } circuit ? circuits.GetValueOrDefault(circuit) : null);
        var (station, by, possible) = place is not null
            ? AtPlace(state, place, heard.Segment.Own is null ? AttributedBy.Circuit : AttributedBy.OwnSegment, heard.Mac, notes)
            : heard.Mac is { } mac ? ByMac(state, heard.Segment, mac, heard.At, notes)
            : OfNobody(state, heard.Segment);
        return new Attributed(station, by, possible, notes.Facts);
    }

    private static StationIdentity Unseen(StationConfig station) => new()
    {
        Given = station.Mac?.ToLowerInvariant(),
        GivenBy = station.Mac is null ? AttributedBy.Nothing : AttributedBy.ConfiguredMac,
    };

    private static StationIdentity Without(StationIdentity identity, string mac) => identity with
    {
        Given = identity.GivenBy == AttributedBy.ScannedMac && identity.Given == mac ? null : identity.Given,
        GivenBy = identity.GivenBy == AttributedBy.ScannedMac && identity.Given == mac ? AttributedBy.Nothing : identity.GivenBy,
        Learnt = identity.Learnt == mac ? null : identity.Learnt,
        LearntBy = identity.Learnt == mac ? AttributedBy.Nothing : identity.LearntBy,
        Speaks = identity.Speaks == mac ? null : identity.Speaks,
    };

    /// <summary>The place is known; who speaks there is the question.</summary>
    private static (string? Station, AttributedBy By, ImmutableArray<string> Possible) AtPlace(AttributionState state, string place, AttributedBy by, string? mac, Notes notes)
    {
        var here = state[place];
        if (mac is null)
        {
            return (place, by, []);
        }

        var elsewhere = state.Stations.FirstOrDefault(other => other.Key != place && other.Value.Given == mac).Key;
        if (elsewhere is not null)
        {
            var words = $"{mac} is the phone of station {elsewhere} by {Words(state[elsewhere].GivenBy)}, and is heard at station {place}: see which phone stands where, and where the cables of {elsewhere} and {place} go";
            notes.Say(place, new AttributionConflict(mac, words));
            notes.Say(elsewhere, new AttributionConflict(mac, words));
        }

        CheckPort(state, place, $"is heard at station {place}", mac, notes);
        if (here.Speaks is { } speaks && speaks != mac)
        {
            notes.Say(place, new AttributionConflict(mac, $"two phones or computers speak at station {place}, {Min(speaks, mac)} and {Max(speaks, mac)}: unplug what is plugged into the phone; after a swap of phones switch the station off and on"));
            if (here.Given != mac)
            {
                // Which of them is the phone is not known any more: what it asks for proves nothing of the other.
                return (null, AttributedBy.Nothing, Stations(place, elsewhere));
            }
        }

        if (here.Given is { } given && given != mac)
        {
            notes.Say(place, new AttributionConflict(mac, $"the phone of station {place} is {given} by {Words(here.GivenBy)}, and {mac} speaks there: {(here.GivenBy == AttributedBy.ScannedMac ? "scan the phone that stands there" : "correct mac in the rig file, or leave it out")}"));
        }
        else if (here.Given is null && here.Learnt != mac)
        {
            notes.Say(place, new MacLearnt(mac, by));
        }

        return (place, by, elsewhere is null ? [] : [elsewhere]);
    }

    private (string? Station, AttributedBy By, ImmutableArray<string> Possible) ByMac(AttributionState state, Segment segment, string mac, TimeSpan now, Notes notes)
    {
        if (Where(state, identity => identity.Given == mac) is { } owner)
        {
            if (segment.Stations.Contains(owner))
            {
                CheckPort(state, owner, $"is the phone of station {owner} by {Words(state[owner].GivenBy)}", mac, notes);
                return (owner, state[owner].GivenBy, []);
            }

            notes.Say(owner, new AttributionConflict(mac, $"the phone of station {owner} is heard on {segment.Interface}, and not on the station's own segment: see where its cable goes, and the VLAN of its switch port"));
            return (null, AttributedBy.Nothing, [owner]);
        }

        var learnt = Where(state, identity => identity.Learnt == mac);
        if (OnPort(state, segment, mac) is { } port)
        {
            if (learnt is not null && learnt != port)
            {
                var words = $"{mac} was taken for the phone of station {learnt} by {Words(state[learnt].LearntBy)}, and the switch has it on the port of station {port}: the switch is believed";
                notes.Say(learnt, new AttributionConflict(mac, words));
                notes.Say(port, new AttributionConflict(mac, words));
                notes.Say(learnt, new MacForgotten(mac, $"the switch has it on the port of station {port}"));
            }

            if (state[port] is { Given: null } there && (there.Learnt != mac || there.LearntBy is AttributedBy.PowerOn or AttributedBy.OnlyUnknown))
            {
                notes.Say(port, new MacLearnt(mac, AttributedBy.SwitchPort));
            }

            return (port, AttributedBy.SwitchPort, []);
        }

        if (learnt is not null && segment.Stations.Contains(learnt))
        {
            return (learnt, state[learnt].LearntBy, []);
        }

        return Newcomer(state, segment, mac, now, notes);
    }

    private (string? Station, AttributedBy By, ImmutableArray<string> Possible) Newcomer(AttributionState state, Segment segment, string mac, TimeSpan now, Notes notes)
    {
        ImmutableArray<string> unidentified = [.. segment.Stations.Where(station => state[station].Mac is null)];
        var (found, by) = unidentified.Length == 1
            ? (unidentified[0], AttributedBy.OnlyUnknown)
            : (JustFed(state, unidentified, now), AttributedBy.PowerOn);
        if (found is not null)
        {
            notes.Say(found, new MacLearnt(mac, by));
            return (found, by, []);
        }

        // A phone that was found out may have been swapped for this one, unless it has spoken itself since its power last changed.
        ImmutableArray<string> possible =
        [
            .. segment.Stations.Where(station => state[station] is { Given: null, ProvenOff: false } identity && (identity.Learnt is null || identity.Speaks != identity.Learnt)),
        ];
        if (unidentified.IsEmpty && segment.Stations.FirstOrDefault(station => state[station].LearntBy == AttributedBy.OnlyUnknown) is { } second)
        {
            notes.Say(second, new AttributionConflict(mac, $"{mac} is nobody's: station {second} has {state[second].Learnt}. Unplug what is no phone of this rig; after a swap of phones scan the new one's label (phonerig station scan {second} MAC)"));
        }

        return (null, AttributedBy.Nothing, possible);
    }

    /// <summary>
    /// The one station that has just been fed, while no other phone that nobody knows can have begun to speak: those stations are proven off, or
    /// have been fed in silence for longer than any phone is silent that lives (it formats in the dark).
    /// </summary>
    private string? JustFed(AttributionState state, ImmutableArray<string> unidentified, TimeSpan now)
    {
        var fed = unidentified.Where(station => state[station] is { On: true, SwitchedAt: { } at } && now - at <= FirstWord.Within(modelOf(station))).ToList();
        return fed is [var only]
            && !(state[only].MaySpeakAt is { } spoke && spoke >= state[only].SwitchedAt)
            && unidentified.All(station => station == only || state[station].ProvenOff || IsSilent(station, state[station], now))
            ? only
            : null;
    }

    private bool IsSilent(string station, StationIdentity identity, TimeSpan now)
    {
        var silence = FirstWord.LongestSilence(modelOf(station));
        return identity.On == true && now - identity.UnchangedSince > silence && !(identity.MaySpeakAt is { } spoke && now - spoke <= silence);
    }

    /// <summary>It says nothing of who sent it: anybody on the segment whose phone has power.</summary>
    private static (string? Station, AttributedBy By, ImmutableArray<string> Possible) OfNobody(AttributionState state, Segment segment) =>
        segment.Stations is [var only] && state[only].Given is null
            ? (only, AttributedBy.OnlyUnknown, [])
            : (null, AttributedBy.Nothing, [.. segment.Stations.Where(station => !state[station].ProvenOff)]);

    private static void CheckPort(AttributionState state, string owner, string so, string mac, Notes notes)
    {
        if (!state[owner].OnPort.Contains(mac) && state.Stations.FirstOrDefault(other => other.Key != owner && other.Value.OnPort is [var only] && only == mac).Key is { } other)
        {
            var words = $"{mac} {so}, and the switch has it on the port of station {other}: see which phone stands where, and the ports under switch in the rig file";
            notes.Say(owner, new AttributionConflict(mac, words));
            notes.Say(other, new AttributionConflict(mac, words));
        }
    }

    /// <summary>The one station of the segment on whose port the switch has an address; null where none or several have: an uplink is no station's.</summary>
    private static string? OnPort(AttributionState state, Segment segment, string mac) =>
        segment.Stations.Where(station => state[station].OnPort.Contains(mac)).ToList() is [var only] ? only : null;

    private static string? Where(AttributionState state, Func<StationIdentity, bool> so) => state.Stations.FirstOrDefault(station => so(station.Value)).Key;

    private static string Words(AttributedBy by) => FactWords.Describe(by);

    private static ImmutableArray<string> Stations(string one, string? other) => other is null ? [one] : [.. new[] { one, other }.Order(StringComparer.Ordinal)];

    private static string Min(string one, string other) => string.CompareOrdinal(one, other) < 0 ? one : other;

    private static string Max(string one, string other) => string.CompareOrdinal(one, other) < 0 ? other : one;

    /// <summary>Collects what is to be said, each disagreement once.</summary>
    private sealed class Notes(AttributionState state)
    {
        private readonly ImmutableArray<StationFact>.Builder facts = ImmutableArray.CreateBuilder<StationFact>();

        public ImmutableArray<StationFact> Facts => facts.ToImmutable();

        public void Say(string station, Fact fact)
        {
            if (fact is not AttributionConflict conflict || !state[station].Told.Contains(conflict))
            {
                facts.Add(new StationFact(station, fact));
            }
        }
    }
}
