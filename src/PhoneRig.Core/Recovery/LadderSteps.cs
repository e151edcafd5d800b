using System.Collections.Immutable;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// Which set an attempt serves: the one that it names, or, where the phone's loader is known not to take that, the rung that it takes next on
/// the way there (facts 7.1). What is not known of a loader is taken to be well: most phones take the goal.
/// </summary>
/// <param name="plan">The sets and their ladder.</param>
internal sealed class LadderSteps(RecoveryPlan plan)
{
    /// <summary>What to serve; null where the rig has no set for it: see <see cref="Lacking"/>.</summary>
    /// <param name="firmware">What an attempt names: "goal", a set, a rung.</param>
    /// <param name="resident">What is known of the loader.</param>
    public ServedSet? For(string firmware, Resident resident)
    {
        if (!plan.ServesFirmware)
        {
            return firmware == Attempt.Goal ? new ServedSet(plan.Target, OnTheWay: false) : null; // the site's server says what comes
        }

        var named = SetOf(firmware) is { } set ? new ServedSet(set, OnTheWay: false) : null;
        if (WantedRung(firmware) is not { } wanted)
        {
            return named;
        }

        var next = Next(wanted, resident);
        return next == wanted ? named
            : next is not null && SetOf(next) is { } step ? new ServedSet(step, OnTheWay: true)
            : null;
    }

    /// <summary>The rung or set that the rig lacks for what an attempt names; null where it lacks nothing.</summary>
    /// <param name="firmware">What an attempt names.</param>
    /// <param name="resident">What is known of the loader.</param>
    public string? Lacking(string firmware, Resident resident) => For(firmware, resident) is not null ? null
        : WantedRung(firmware) is { } wanted ? Next(wanted, resident) ?? wanted
        : firmware;

    /// <summary>A lacking rung or set as people look for it.</summary>
    public string Describe(string lacking) => plan.Ladders.Rungs.ContainsKey(lacking)
        ? $"\"{lacking}\" ({plan.Ladders.PackagesFor(lacking)})"
        : $"\"{lacking}\"";

    /// <summary>The rungs that the phone's loader may be of: by its load where that is known, else by what it took and refused.</summary>
    public ImmutableArray<string> Possible(Resident resident)
    {
        if (resident.Load is { } load && plan.Ladders.RungOf(load) is { } known)
        {
            return [known];
        }

        ImmutableArray<string> all = [.. plan.Ladders.Rungs.Keys.Order(StringComparer.Ordinal)];
        ImmutableArray<string> left = [.. all.Where(one => resident.Took.All(took => plan.Ladders.Takes(one, took)) && !resident.Refused.Any(refused => plan.Ladders.Takes(one, refused)))];
        return left.IsEmpty ? all : left;
    }

    /// <summary>The wanted rung, or the one before it that the loader takes; null where no way is known.</summary>
    private string? Next(string wanted, Resident resident)
    {
        var possible = Possible(resident);
        return !resident.Refused.Contains(wanted) && possible.Any(one => plan.Ladders.Takes(one, wanted))
            ? wanted
            : possible.Select(one => Way(one, wanted, resident)).OfType<ImmutableArray<string>>().OrderByDescending(way => way.Length).Select(way => way[0]).FirstOrDefault();
    }

    /// <summary>The shortest way up; what the loader refused bars its first step only, since a later loader is another.</summary>
    private ImmutableArray<string>? Way(string from, string to, Resident resident) => LadderWay.Cheapest(
        plan.Ladders, plan.Ladders.Rungs.Keys.Where(one => one != from && plan.Ladders.Takes(from, one) && !resident.Refused.Contains(one)), to, _ => 1);

    /// <summary>The rung of a set, or of a rung's own name; null where no ladder tells.</summary>
    private string? WantedRung(string firmware) => SetOf(firmware) is { } set && plan.Sets.GetValueOrDefault(set) is { } load
        ? plan.Ladders.RungOf(load.LoadId)
        : plan.Ladders.Rungs.ContainsKey(firmware) && !plan.Sets.IsEmpty ? firmware : null;

    /// <summary>The rig's set for a name of a playbook: the goal, a set of that name, or one of that rung.</summary>
    private string? SetOf(string firmware) =>
        firmware == Attempt.Goal ? plan.Target
        : plan.FirmwareSets.Contains(firmware) ? firmware
        : plan.Sets.FirstOrDefault(set => plan.Ladders.RungOf(set.Value.LoadId) == firmware).Key;
}
