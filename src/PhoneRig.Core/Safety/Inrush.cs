using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>Power-ons keep their distance, so that their inrush does not add up (design section 6). It never refuses, it only lets wait.</summary>
internal sealed class Inrush(string station, TimeSpan spacing) : IInterlock
{
    public Permit? Judge(Situation situation)
    {
        if (situation.Deed is not Deed.SwitchPower(true) || situation.Rig.IsOn(station))
        {
            return null; // a relay that is closed already draws no inrush
        }

        // Those that were intended before go before, one spacing each.
        var before = situation.Rig.Ahead(station);
        var free = situation.Rig.LastPowerOn + spacing is { } next && next > situation.Now ? next : situation.Now;
        var at = free + (spacing * before.Length);
        var other = before.IsEmpty ? "another phone was switched on just now" : $"{string.Join(", ", before)} {(before.Length == 1 ? "is" : "are")} to be switched on first";
        return at > situation.Now ? new Permit.NotBefore(at, $"{other}, and power-ons keep {ConditionPhrases.Of(spacing)} apart") : null;
    }
}
