using System.Collections.Immutable;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>How the switch says that this station's port is: told where it has changed, and anew after each change of the phone's power.</summary>
/// <param name="Port">The port, as the switch names it.</param>
/// <param name="Up">Whether its link is up; null where the switch does not say.</param>
/// <param name="Macs">The hardware addresses that the switch has on it, in order.</param>
/// <param name="Feeds">Whether it feeds what is plugged in (inline power); null where the switch does not say.</param>
public sealed record SwitchPortSeen(string Port, bool? Up, ImmutableArray<string> Macs, bool? Feeds) : Fact
{
    /// <summary>True where it says the same.</summary>
    public bool IsSameAs(SwitchPortSeen? other) => other is not null && other with { Macs = Macs } == this && Macs.SequenceEqual(other.Macs);
}
