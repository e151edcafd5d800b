using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>No power is cut while the phone may touch its flash, unless somebody answers for it by name (design section 6).</summary>
internal sealed class FlashWrite : IInterlock
{
    public const string Name = "flash-write";

    /// <summary>A phone that the rig does not feed loses nothing by a switch that is off already.</summary>
    public Permit? Judge(Situation situation)
    {
        if (situation.Deed is not Deed.SwitchPower(false) || situation.Feed is { On: false, IsClosing: false })
        {
            return null;
        }

        StageClaim[] writes = [.. situation.Boot.Claims.Where(claim => claim.IsWrite && !(claim.Until <= situation.Now))];
        if (writes.Length == 0)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(situation.ForcedBy)
            ? new Permit.Refused(Name, Reason(writes, situation.Boot), writes.Any(claim => claim.Until is null) ? null : writes.Max(claim => claim.Until))
            : new Permit.Granted(Name);
    }

    private static string Reason(StageClaim[] writes, BootState boot)
    {
        if (writes.All(claim => claim.Proof is null))
        {
            var last = writes.MaxBy(claim => claim.Until ?? TimeSpan.MaxValue)!;
            return $"nothing is known of this phone yet: it may be {Of(last, boot)}; wait, or --force NAME if you know better";
        }

        return $"the phone may be {string.Join(", or ", writes.Select(claim => Of(claim, boot)))}, and a cut now can destroy it: wait, or --force NAME if you answer for it";
    }

    private static string Of(StageClaim claim, BootState boot)
    {
        var until = claim.Until is { } end ? $" until {FactWords.Moment(end)}" : "";
        var because = boot.ProofOf(claim) is { } proof ? $" (because {FactWords.Describe(proof)}, entry {claim.Proof})" : "";
        return $"{FactWords.Describe(claim.Stage)}{until}{because}";
    }
}
