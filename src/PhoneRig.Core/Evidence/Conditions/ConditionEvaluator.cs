using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>
/// The one evaluator of conditions, for awaits, playbooks and diagnoses. Its rules:
/// <list type="bullet">
/// <item>Events (console, dhcp, tftp, life, power, outcome) count from the start on; what happened before does not.</item>
/// <item>A lamp pattern is a state: one that goes on when the condition starts counts, and <c>for</c> counts its whole age, because a phone
/// that has walked for ten seconds is no less known to walk for the rig having looked up late. But its age never reaches beyond the last power-on:
/// see <see cref="ActiveLamps"/>.</item>
/// <item>A lamp that is lit in a colour that its sensor cannot tell meets no wish for a colour, and is not absent either (<see cref="LampWish.Perhaps"/>).</item>
/// <item>Met stays met: under <c>all</c>, what was seen stays seen.</item>
/// <item><c>then</c>: the next one starts, by these same rules, when the one before is met; one entry never meets two. Where the next one is
/// an <c>absent-for</c>, its time runs from the one before, and what must be absent takes the sequence back to its start: "a, then no b for 4 min" is
/// not met by a b and four quiet minutes after it.</item>
/// <item><c>absent-for</c> counts from the last sighting, or the start; a lamp pattern is seen for as long as it goes on.</item>
/// <item><c>count-within</c> slides; a lamp pattern counts once, however long it goes on.</item>
/// </list>
/// </summary>
/// <param name="model">The phone model, for its file names.</param>
public sealed class ConditionEvaluator(PhoneModel model)
{
    private readonly FileNames files = new(model);

    /// <summary>Starts a condition. It may be met at once, by lamps that already do what it wants.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="uptime">Now.</param>
    /// <param name="lamps">The lamp patterns that go on now.</param>
    /// <exception cref="ArgumentException">The condition names nothing; the configuration's reader refuses such.</exception>
    public ConditionState Start(Condition condition, TimeSpan uptime, ActiveLamps lamps) =>
        new(Watch.Start(condition, new Moment(Input.Tick(uptime), lamps, files)), lamps);

    /// <summary>Takes an entry or a tick.</summary>
    public ConditionState Step(ConditionState state, Input input) =>
        Step(state, input, input.Entry is { } entry ? state.Lamps.Take(entry) : state.Lamps);

    /// <summary>Takes an entry or a tick, where somebody else follows the lamps for many conditions.</summary>
    /// <param name="state">The state before; the same is returned where nothing is new.</param>
    /// <param name="input">The entry or tick.</param>
    /// <param name="lamps">The lamp patterns that go on, the entry's own included.</param>
    public ConditionState Step(ConditionState state, Input input, ActiveLamps lamps)
    {
        var watch = state.Watch.Step(new Moment(input, lamps, files));
        return ReferenceEquals(watch, state.Watch) && ReferenceEquals(lamps, state.Lamps) ? state : new ConditionState(watch, lamps);
    }

    /// <summary>Whether an entry can bring any condition further; what time does is told by <see cref="ConditionState.WakeAt"/>.</summary>
    public static bool Heeds(Fact fact) => WatchEvent.Heeds(fact) || ActiveLamps.Heeds(fact);
}
