using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Recovery;

/// <summary>Sees a phone fetch whole loads, each of which rewrites its flash, as the recovery itself does: for whoever counts them over several runs.</summary>
/// <param name="plan">What the run goes by.</param>
/// <param name="context">What is known of the station when it begins.</param>
public sealed class RewriteWatch(RecoveryPlan plan, StationContext context)
{
    private readonly ResidentFold fold = new(plan);
    private Resident resident = new ResidentFold(plan).Start(context);

    /// <summary>Takes one entry of the station.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="known">What is known of the station, the entry included.</param>
    /// <returns>True where the phone has fetched another whole load with it.</returns>
    public bool Take(Entry entry, StationContext known)
    {
        var before = resident.Rewrites;
        resident = fold.Take(resident, entry, known);
        return resident.Rewrites > before;
    }
}
