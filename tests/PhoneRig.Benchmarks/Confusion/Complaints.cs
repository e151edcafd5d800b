using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Everything that can be wrong in the matrix: all that the simulator can simulate.</summary>
internal static class Complaints
{
    /// <summary>Phones with nothing wrong, by the simulator's names.</summary>
    private static readonly ImmutableArray<string> Healthy = ["healthy", "healthy-older"];

    /// <summary>All of them: ailments first, then those of two at once, then faults of the site.</summary>
    public static ImmutableArray<Complaint> All { get; } = [.. Ailments.All.Select(One), .. Ailments.Doubles.Select(Two), .. SiteFaults.All.Where(fault => !fault.Rows.IsEmpty).Select(Site)];

    private static Complaint One(Ailment ailment) => Of(ailment, [ailment]) with { Two = false };

    /// <summary>Of two at once each counts, also one that shows no row; which two they are, the title tells.</summary>
    private static Complaint Two(Ailment both) =>
        Of(both, Ailments.All.Where(one => both.Title.StartsWith($"{one.Title}. ", StringComparison.Ordinal) || both.Title.EndsWith($". {one.Title}", StringComparison.Ordinal))) with { Two = true };

    private static Complaint Of(Ailment ailment, IEnumerable<Ailment> parts) => new(ailment.Name, [.. parts.SelectMany(one => Keys(one)).Distinct(StringComparer.Ordinal)], rig => rig with
    {
        Bench = rig.Bench.ToImmutableDictionary(phone => phone.Key, phone => phone.Value with { Ailment = ailment.Name }),
    })
    {
        Also = [.. Ailments.All.Where(other => Shares(ailment, other)).SelectMany(other => Keys(other)).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Whether all that ails another ails this one too. Which load it has is nothing that ails it; which keys that load knows may be.</summary>
    private static bool Shares(Ailment ailment, Ailment other) =>
        other.Differences.Where(difference => difference.Name != "resident-load").ToArray() is { Length: > 0 } ails && ails.All(ailment.Differences.Contains);

    /// <summary>What is at fault is the site's, the rest the rig's; the phone is sound and was wiped, so that it needs both (as the simulator's own tests of sites have it).</summary>
    private static Complaint Site(SiteFault fault) => new($"site-{fault.Name}", fault.Rows, rig => rig with
    {
        Bench = rig.Bench.ToImmutableDictionary(phone => phone.Key, phone => phone.Value with { Ailment = "empty-flash" }),
        Site = new SiteConfig { Fault = fault.Name },
        Network = rig.Network with
        {
            // A site with its own files has its own leases, which name its file server.
            Dhcp = fault.Services == SiteServices.None ? ServiceKind.BuiltIn : ServiceKind.External,
            Tftp = fault.Services.HasFlag(SiteServices.Tftp) ? ServiceKind.External : ServiceKind.BuiltIn,
        },
    });

    private static ImmutableArray<string> Keys(Ailment ailment) =>
        Healthy.Contains(ailment.Name) ? [] : ailment.Rows.IsEmpty ? [ailment.Name] : ailment.Rows;
}
