using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>How often a station's relay has opened, which is what wears its contact: it breaks 48 V DC then. A plain value, folded from entries; what one says that was open already is no opening.</summary>
/// <param name="Openings">How often.</param>
/// <param name="On">Whether it is closed; null where nobody knows, as after a start.</param>
public readonly record struct RelayWear(long Openings, bool? On = null)
{
    /// <summary>From which share of its rated life on a relay is to be replaced. Our choice: the rest is weeks of work, time enough to get one.</summary>
    private const double WornShare = 0.8;

    /// <summary>Takes one fact.</summary>
    public RelayWear With(Fact fact) => fact switch
    {
        RigStarted => this with { On = null },
        PowerAdopted adopted => this with { On = adopted.On },
        PowerSwitched { On: true } => this with { On = true },
        PowerSwitched { On: false } => new RelayWear(On == false ? Openings : Openings + 1, On: false),
        _ => this,
    };

    /// <summary>Whether so many openings are beyond 80 % of what a relay is rated for.</summary>
    public static bool IsWorn(long openings, int rated) => openings > rated * WornShare;
}
