using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>A phone that was cut stays off long enough to forget what it held in memory (facts 6). It never refuses, it only lets wait.</summary>
internal sealed class OffTime(TimeSpan atLeast) : IInterlock
{
    public Permit? Judge(Situation situation) =>
        situation is { Deed: Deed.SwitchPower(true), Feed: { On: false, OffAt: { } off } } && off + atLeast > situation.Now
            ? new Permit.NotBefore(off + atLeast, $"the phone was switched off just now, and stays off for {ConditionPhrases.Of(atLeast)} at the least")
            : null;
}
