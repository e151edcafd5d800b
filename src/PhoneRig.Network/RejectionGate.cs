using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network;

/// <summary>
/// Lets each complaint about dropped packets through once a minute and source, and a bounded number in all: a flood of bad
/// packets must not flood the timeline.
/// </summary>
internal sealed class RejectionGate
{
    /// <summary>How long the same complaint stays quiet.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    /// <summary>Distinct complaints told within that time; a rig segment has a few dozen hosts at most.</summary>
    private const int MostPerQuiet = 64;

    private readonly HashSet<PacketRejected> told = [];
    private TimeSpan since;

    /// <summary>Reports the rejection unless it was told lately.</summary>
    public void Report(TimeSpan now, PacketRejected rejection, ISightingSink sink)
    {
        if (now - since >= Quiet)
        {
            told.Clear();
            since = now;
        }

        if (told.Count < MostPerQuiet && told.Add(rejection))
        {
            sink.Report(rejection);
        }
    }
}
