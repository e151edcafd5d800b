namespace PhoneRig.Core.Campaigns;

/// <summary>Which record a phone has: never two for one phone, never one for two.</summary>
internal static class PhoneIdentity
{
    /// <summary>Another phone was put at a station.</summary>
    /// <param name="state">Before.</param>
    /// <param name="station">Where.</param>
    /// <param name="label">What its label says; null: nobody read it.</param>
    /// <param name="sequence">That of the fact: it names a phone of which nothing is known.</param>
    public static CampaignState Placed(CampaignState state, CampaignStation station, string? label, long sequence)
    {
        if (station.Stand is { } occupied)
        {
            // One that has had no run yet was taken away again; of any other the visit comes first.
            if (!IsUntried(state, occupied))
            {
                return state;
            }

            state = Leave(state, station);
            station = state.Stations[station.Name];
        }

        if (label is not null && state.StationOf(label) is { } other)
        {
            if (!IsUntried(state, other.Stand!))
            {
                return state;
            }

            state = Leave(state, other);
        }

        var name = label ?? FormattableString.Invariant($"{station.Name}-{sequence}");
        state = TakenFrom(state, name, station.Name);
        var phone = state.Phones.GetValueOrDefault(name) ?? new CampaignPhone(name);
        return state.With(phone with { Label = label ?? phone.Label }).With(station with
        {
            Stand = new Stand(name) { Label = label, Remark = Recognised(state, station, name) },
            NextLabel = null,
            Called = null,
            Stranger = false,
            Untested = null,
        }) with
        {
            NextLabel = label == state.NextLabel ? null : state.NextLabel,
        };
    }

    /// <summary>A label was read at a station: of the phone that stands there, else of the one that is put there next.</summary>
    public static CampaignState Labelled(CampaignState state, CampaignStation station, string label) => station.Stand switch
    {
        null => state.With(station with { NextLabel = label }),
        { Phone: null } or { Label: not null } or { Ended: not null } => state,
        { Heard: { } mac } stand => state.With(station with { Stand = stand with { Label = label, Remark = mac == label ? stand.Remark : Mislabelled(label, mac) } }),
        { Phone: { } phone } when phone == label || state.StationOf(label) is not null => state,
        { } stand => Become(state, station, stand with { Label = label, Remark = Recognised(state, station, label) }, label, record => record with { Label = label }),
    };

    /// <summary>The network says who stands at a station: the first word of each phone counts, and more than its label. Another phone in the middle of a run was put there without a word.</summary>
    public static CampaignState Heard(CampaignState state, CampaignStation station, string mac)
    {
        if (station.Stand is { Phone: not null, Heard: { } before, Visit: not null } && before != mac)
        {
            return Leave(state, station);
        }

        if (station.Stand is not { Phone: { } phone, Heard: null, Ended: null } stand)
        {
            return state;
        }

        if (phone != mac && state.StationOf(mac) is { } other)
        {
            state = Leave(state, other);
        }

        var remark = stand.Label is { } label && label != mac ? Mislabelled(label, mac) : Recognised(state, station, mac);
        return Become(state, station, stand with { Heard = mac, Remark = remark }, mac, record => record with { Mac = mac });
    }

    /// <summary>The phone of a run may have been exchanged in the middle of it.</summary>
    public static CampaignState Doubted(CampaignState state, CampaignStation station) => station.Stand is { Phone: not null, Visit: not null } ? Leave(state, station) : state;

    /// <summary>The phone of a stand turns out to be one of another name.</summary>
    private static CampaignState Become(CampaignState state, CampaignStation station, Stand stand, string name, Func<CampaignPhone, CampaignPhone> learn)
    {
        var before = state.Phones[stand.Phone!];
        var record = state.Phones.GetValueOrDefault(name) ?? new CampaignPhone(name);
        if (before.Name != name)
        {
            record = record with { Broken = record.Broken + before.Broken, Blame = record.Blame + before.Blame, Rewrites = record.Rewrites + stand.Rewrites };

            // One that was put away before is another phone, and lies where it was put.
            state = before is { Bin: null, Astray: false }
                ? state with { Phones = state.Phones.Remove(before.Name) }
                : state.With(before with { Broken = 0, Blame = 0, Rewrites = before.Rewrites - stand.Rewrites });
        }

        return TakenFrom(state, name, station.Name).With(learn(record)).With(station with { Stand = stand with { Phone = name } });
    }

    /// <summary>A phone that stands at one station is to be taken out of no other.</summary>
    private static CampaignState TakenFrom(CampaignState state, string phone, string but) => state with
    {
        Stations = state.Stations.SetItems(state.Stations.Values.Where(station => station.Before == phone && station.Name != but)
            .Select(station => KeyValuePair.Create(station.Name, station with { Before = null, BeforeTo = null }))),
    };

    /// <summary>The phone of a station is not there any more; a run that is under way there is nobody's, and where the phone lies is not known.</summary>
    private static CampaignState Leave(CampaignState state, CampaignStation station)
    {
        var stand = station.Stand!;
        if (stand.Visit is not null)
        {
            return state.With(state.Phones[stand.Phone!] with { Bin = null, Lies = null, Why = null, Astray = true }).With(station with { Stand = stand with { Phone = null } });
        }

        // One that was watched over night is home, or fell, wherever it goes.
        state = stand.Soak is null ? state : Soaking.CarriedOff(state, station);

        // Of a phone that was taken away before anything was done with it, and that had never been here, there is nothing to keep.
        var forgotten = IsUntried(state, stand) && state.Phones[stand.Phone!] is { Bin: null, Astray: false };
        state = state.With(station with { Stand = null });
        return forgotten ? state with { Phones = state.Phones.Remove(stand.Phone!) } : state;
    }

    private static bool IsUntried(CampaignState state, Stand stand) => stand is { Phone: { } phone, Visit: null, Ended: null } && state.Phones[phone].Broken == 0;

    private static string? Recognised(CampaignState state, CampaignStation station, string name) =>
        station.Before == name ? $"{name} is the phone that was here before: was it swapped?"
        : state.Phones.GetValueOrDefault(name)?.Bin is { } bin ? $"{name} was seen before: it was in the bin {CampaignWords.Describe(bin)}"
        : state.Earlier.TryGetValue(name, out var earlier) ? $"{name} was seen before: {earlier}"
        : null;

    private static string Mislabelled(string label, string mac) => $"its label says {label} and the network says {mac}: the run is booked under {mac}";
}
