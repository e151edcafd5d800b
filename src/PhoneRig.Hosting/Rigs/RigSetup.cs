using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Everything that a rig is taken over with: checked, before anything moves.</summary>
/// <param name="Plan">The rig, as checked.</param>
/// <param name="Owner">Who holds it, for <see cref="RigStatus"/>.</param>
internal sealed record RigSetup(RigPlan Plan, string Owner)
{
    /// <summary>The rig.</summary>
    public RigConfig Rig => Plan.Rig;

    /// <summary>The phone of each station.</summary>
    public ImmutableDictionary<string, PhoneModel> Phones { get; } =
        Plan.Rig.Stations.Keys.ToImmutableDictionary(station => station, Plan.ModelOf, StringComparer.Ordinal);

    /// <summary>The set that phones are to run in the end.</summary>
    public FirmwareSet Goal => Plan.Firmware.Goal;

    /// <summary>The seed of a simulated rig; null of a real one.</summary>
    public int? Seed => Rig.Simulated ? Plan.Seed : null;

    /// <summary>How many seconds pass on the rig in a real one; 1 for real parts, and in virtual time, where nobody watches.</summary>
    public double Speed => Rig.Simulated ? Plan.Speed ?? 1 : 1;

    /// <summary>True in virtual time: run ids come from the seed, so that the same seed gives the same bytes; else from the clock.</summary>
    public bool Virtual => Plan is { Rig.Simulated: true, Speed: null };

    /// <summary>Where the rig's wall clock is read: the machine's zone; UTC in virtual time, where runs must not differ by who runs them.</summary>
    public TimeZoneInfo Zone => Virtual ? TimeZoneInfo.Utc : TimeZoneInfo.Local;

    /// <summary>What a run is about.</summary>
    /// <param name="run">Its id.</param>
    /// <param name="surroundings">What is real and what is not.</param>
    /// <param name="stations">Its stations, in order.</param>
    public RunInfo Describe(string run, string surroundings, IEnumerable<string> stations) => new(
        run,
        Rig.Rig,
        Rig.Simulated,
        Seed,
        surroundings,
        Goal.LoadId,
        Goal.DefaultLoads.Values.SelectMany(archives => archives).Distinct(StringComparer.OrdinalIgnoreCase).Sum(archive => (long)Goal.Files[archive].Length),
        [.. stations.Select(station => (station, Phones[station]))])
    {
        Serves = Rig.Network.Tftp == ServiceKind.BuiltIn,
    };
}
