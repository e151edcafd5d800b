using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// Recognises what groups of lamps do, from looks at single lamps: dark, steady, blinking (0.2 to 4 s), walking (200 ms to 2 s a lamp). A fold
/// over frames and ticks; the facts are the same whether the lamps are looked at 20 times a second or whenever one changes, to one sample (50 ms).
/// <list type="bullet">
/// <item>A colour counts after 75 ms, so a one-sample glitch is nothing; a sample of unknown colour changes nothing for 2 s.</item>
/// <item>A walk is recognised at its third lamp; a change of its colour at the second lamp in the new one. Sight of some of its lamps is enough; one alone takes three rounds.</item>
/// <item>A blink is recognised at the end of its second flash.</item>
/// <item>Dark and steady are recognised after 4 s without a change (dark later, where few lamps of a group are seen), and end after 200 ms otherwise.</item>
/// <item><c>since</c> and <c>lasted</c> are true times, not those of recognition. A group's facts take turns: began, ended, began.</item>
/// </list>
/// </summary>
public sealed class LampPatternRecogniser
{
    private readonly ImmutableArray<ImmutableArray<int>> sensors;

    /// <summary>A recogniser for a model's groups, as far as sensors see them.</summary>
    /// <param name="model">The phone model, for its groups and their walk order.</param>
    /// <param name="lamps">The lamps that sensors see, in the order of the frames' colours. A lamp that the model does not have is ignored.</param>
    public LampPatternRecogniser(PhoneModel model, ImmutableArray<Lamp> lamps)
    {
        var seen = model.Lamps.OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Value.Length, Places: group.Value
                .Select((name, place) => (Place: place, Sensor: lamps.IndexOf(new Lamp(name)))).Where(lamp => lamp.Sensor >= 0).ToImmutableArray()))
            .Where(group => !group.Places.IsEmpty).ToImmutableArray();
        sensors = [.. seen.Select(group => group.Places.Select(lamp => lamp.Sensor).ToImmutableArray())];
        Start = new LampState(
            [.. seen.Select(group => new GroupWatch(
                group.Key,
                new GroupSight(new Ring(group.Length, [.. group.Places.Select(lamp => lamp.Place)]), [.. group.Places.Select(_ => LampSignal.Unseen)], [], default),
                null, default, default))],
            default);
    }

    /// <summary>The state before anything was seen.</summary>
    public LampState Start { get; }

    /// <summary>Takes a frame. A colour that is missing counts as unknown; uptime never runs backwards.</summary>
    public Sensed<LampState> Step(LampState state, LampFrame frame) => Step(state, frame.Uptime, frame.Colours.IsDefault ? [] : frame.Colours);

    /// <summary>Lets time pass.</summary>
    public Sensed<LampState> Step(LampState state, TimeSpan uptime) => Step(state, uptime, colours: null);

    private Sensed<LampState> Step(LampState state, TimeSpan uptime, ImmutableArray<LampColour?>? colours)
    {
        var now = uptime > state.Uptime ? uptime : state.Uptime;
        var isNew = colours is { } shown && !IsSame(shown, state.Frame);
        if (!isNew && !(state.WakeAt <= now))
        {
            return new Sensed<LampState>(state with { Uptime = now }, [], state.WakeAt); // so it is with most looks
        }

        var facts = ImmutableArray.CreateBuilder<Fact>();
        var groups = ImmutableArray.CreateBuilder<GroupWatch>(state.Groups.Length);
        TimeSpan? wakeAt = null;
        for (var i = 0; i < state.Groups.Length; i++)
        {
            var group = state.Groups[i].Step(now, Samples(i, colours), facts);
            groups.Add(group);
            wakeAt = Earliest.Of(wakeAt, group.WakeAt);
        }

        var next = new LampState(groups.MoveToImmutable(), now) { Frame = colours ?? state.Frame, WakeAt = wakeAt };
        return new Sensed<LampState>(next, facts.DrainToImmutable(), wakeAt);
    }

    private ImmutableArray<LampColour?> Samples(int group, ImmutableArray<LampColour?>? colours)
    {
        if (colours is not { } frame)
        {
            return [];
        }

        var samples = ImmutableArray.CreateBuilder<LampColour?>(sensors[group].Length);
        foreach (var sensor in sensors[group])
        {
            samples.Add(sensor < frame.Length ? frame[sensor] : null);
        }

        return samples.MoveToImmutable();
    }

    private static bool IsSame(ImmutableArray<LampColour?> frame, ImmutableArray<LampColour?> last)
    {
        if (last.IsDefault || last.Length != frame.Length)
        {
            return false;
        }

        for (var i = 0; i < frame.Length; i++)
        {
            if (frame[i] != last[i])
            {
                return false;
            }
        }

        return true;
    }
}
