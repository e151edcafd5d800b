using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Safety;

/// <summary>
/// The rules under the hands of one station, which no procedure, person or bug gets past (design section 6). A decider, for what it
/// has to remember and to say (<c>off-proven</c>, <c>off-disproven</c>, <c>power-missing</c>), and a judge of deeds: <see cref="FlashWrite"/>, <see cref="ProveOff"/>,
/// <see cref="HoldLimit"/>, <see cref="OneKey"/>, <see cref="CoilHeat"/>, <see cref="ConsoleSilence"/>, <see cref="OffTime"/>, <see cref="Inrush"/>.
/// </summary>
public sealed class Interlocks : IDecider<SafetyState>
{
    private readonly FeedWatch watch;
    private readonly CoilHeat coils;
    private readonly ImmutableArray<IInterlock> interlocks;

    /// <summary>The interlocks of one station.</summary>
    /// <param name="wiring">The station.</param>
    /// <param name="rig">The rig, for its spacing of power-ons.</param>
    /// <param name="name">The station's name in the rig; null: found by its configuration.</param>
    /// <exception cref="ArgumentException">The rig has no such station.</exception>
    public Interlocks(StationWiring wiring, RigConfig rig, string? name = null)
    {
        name ??= rig.Stations.FirstOrDefault(station => station.Value == wiring.Station).Key
            ?? throw new ArgumentException($"rig {rig.Rig} has no station that is configured like this: name it", nameof(wiring));
        watch = new FeedWatch(wiring.Model);
        coils = new CoilHeat(wiring.Station.Keypad);
        Start = StartAt(TimeSpan.Zero);
        interlocks =
        [
            new FlashWrite(),
            new ProveOff(wiring.Model, watch, wiring.Station.Power.By == PowerBy.Manual),
            new HoldLimit(wiring.Station.Keypad),
            new OneKey(),
            coils,
            new ConsoleSilence(wiring.Station.Console),
            new OffTime(wiring.Station.Power.OffAtLeast),
            new Inrush(name, rig.Inrush),
        ];
    }

    /// <inheritdoc/>
    public SafetyState Start { get; }

    /// <inheritdoc/>
    public Decided<SafetyState> Step(SafetyState state, Input input)
    {
        if (input.Fact is RigStarted)
        {
            return new(StartAt(input.Uptime), [], [], null);
        }

        var feed = watch.Step(state.Feed, input);
        var next = state with
        {
            Feed = feed,
            SaidProven = state.SaidProven && feed.OffAt == state.Feed.OffAt,
            Keys = input.Entry is { } entry ? OneKey.Take(state.Keys, entry) : state.Keys,
            Coils = input.Entry is { } told ? coils.Take(state.Coils, state.Keys, told) : state.Coils,
        };

        var said = ImmutableArray.CreateBuilder<Fact>();
        if (feed.Welded is { } current && state.Feed.Welded is null)
        {
            said.Add(new OffDisproven(current) { Welded = true });
        }
        else if (feed.Life is { } life && state.Feed.Life is null)
        {
            said.Add(new OffDisproven(life));
        }
        else if (!next.SaidProven && ((state.Feed.IsOff && watch.IsProven(state.Feed, input.Uptime)) || (feed.IsOff && feed.IsMeteredOff)))
        {
            // By what was known before this entry, which may be the very power-on that was waited for; or by what the entry itself measures.
            var after = input.Uptime - state.Feed.OffAt!.Value;
            said.Add(new OffProven(after) { Metered = after < watch.Window ? true : null });
            next = next with { SaidProven = true };
        }

        if (feed.StartedByPlug && !next.SaidProven)
        {
            said.Add(new OffProven(feed.OnAt!.Value - feed.OffAt!.Value) { Started = true });
            next = next with { SaidProven = true };
        }

        var missing = MeterEvidence.MissingAt(feed);
        next = next with { SaidMissing = next.SaidMissing && missing is not null };
        if (missing <= input.Uptime && !next.SaidMissing)
        {
            said.Add(new PowerMissing(input.Uptime - missing.Value + MeterEvidence.Missing, feed.Dead!.Value.Entry));
            next = next with { SaidMissing = true };
        }

        return new(next, said.DrainToImmutable(), [], Earliest.Of(next.SaidProven ? null : watch.ProvenAt(feed), next.SaidMissing ? null : missing));
    }

    private SafetyState StartAt(TimeSpan now) => new() { Coils = coils.StartAt(now) };

    /// <summary>Judges a deed at the moment before it is done, its <c>deed-intended</c> already folded into the states. Deeds that <see cref="IsRelease"/> names are judged like the rest: none is ever refused, and a power-on may have to wait for another phone's, or for its own phone to have been off long enough.</summary>
    /// <param name="state">What is remembered of the station.</param>
    /// <param name="boot">The stages that its phone may be in.</param>
    /// <param name="all">What is remembered of the rig.</param>
    /// <param name="deed">The deed.</param>
    /// <param name="now">Uptime.</param>
    /// <param name="forcedBy">Who answers for doing it against the flash-write or the console interlock; null or blank for nobody. No other interlock can be overruled: each has a remedy that needs no force.</param>
    public Permit Judge(SafetyState state, BootState boot, RigSafety all, Deed deed, TimeSpan now, string? forcedBy)
    {
        var situation = new Situation(deed, now, state, watch.Pass(state.Feed, now), boot, all, forcedBy);
        Permit[] said = [.. interlocks.Select(interlock => interlock.Judge(situation)).OfType<Permit>()];
        return said.OfType<Permit.Refused>().FirstOrDefault<Permit>()
            ?? said.OfType<Permit.NotBefore>().FirstOrDefault<Permit>()
            ?? said.FirstOrDefault()
            ?? new Permit.Granted();
    }

    /// <summary>Whether a deed lets go, so that it never waits for the disk: keys up, receiver down, and power on where that is the relay at rest.</summary>
    /// <param name="deed">The deed.</param>
    /// <param name="contact">The contact that feeds the phone; null where no relay of the rig's does.</param>
    public static bool IsRelease(Deed deed, RelayContact? contact = RelayContact.NormallyClosed) => deed switch
    {
        Deed.ReleaseKey => true,
        Deed.MoveHook(var offHook) => !offHook,
        Deed.AskPerson(var request) => request.Kind is PersonRequestKind.Release or PersonRequestKind.OnHook,
        Deed.SwitchPower(var on) => on && contact == RelayContact.NormallyClosed,
        _ => false,
    };
}
