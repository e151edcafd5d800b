using System.Collections.Immutable;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>Watches a DHCP server that runs by itself. All calls come on one thread.</summary>
public interface IDhcpObserver
{
    /// <summary>It looks for other servers first, which takes some seconds.</summary>
    void Searching();

    /// <summary>It serves from now on.</summary>
    void Serving();

    /// <summary>Something that a person should know.</summary>
    void Note(string text);

    /// <summary>A packet was answered, or not, or another server was heard.</summary>
    void Seen(DateTimeOffset at, NetworkSighting sighting);

    /// <summary>The leases as they are; about once a second.</summary>
    void Leases(TimeSpan uptime, ImmutableArray<Lease> leases);
}
