using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Attribution;

/// <summary>When a phone that was fed may first be heard on the network, by its model's times.</summary>
internal static class FirstWord
{
    /// <summary>Within this, a phone that starts without a code asks for its address (facts 1.4): the walk, the search for a VLAN, and the wait before DHCP.</summary>
    public static TimeSpan Within(PhoneModel model) =>
        Timings.PowerOnToWalk(model) + Timings.NormalWalk(model) + Timings.VlanDiscovery(model) + Timings.DhcpDelay(model);

    /// <summary>A phone that lives is not silent for longer: it formats (facts 1.4, 11a), then starts.</summary>
    public static TimeSpan LongestSilence(PhoneModel model) => Timings.Format(model) + Within(model);
}
