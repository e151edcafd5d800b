using System.Collections.Immutable;
using PhoneRig.Hosting.Serving;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>Watches the servers of a segment that run by themselves. All calls come on one thread.</summary>
public interface ISegmentObserver
{
    /// <summary>It looks for other servers first, which takes some seconds.</summary>
    void Searching();

    /// <summary>It serves from now on.</summary>
    void Serving();

    /// <summary>Something that a person should know.</summary>
    void Note(string text);

    /// <summary>A packet was answered, or not, a phone or another server was heard.</summary>
    void Seen(SeenFact seen);

    /// <summary>The leases as they are; about once a second.</summary>
    void Leases(TimeSpan uptime, ImmutableArray<Lease> leases);
}
