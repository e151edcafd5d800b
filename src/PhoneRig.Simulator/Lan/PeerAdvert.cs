using System.Collections.Immutable;
using System.Text;

namespace PhoneRig.Simulator.Lan;

/// <summary>
/// What a phone that shares its images tells the others of its subnet (facts 3.2): the names of the files that it gives. That it broadcasts
/// them over UDP is known; the bytes are made up, and the real images go over a TCP tree, for which a TFTP read from the peer stands here.
/// </summary>
internal static class PeerAdvert
{
    /// <summary>Where phones listen for it. The maker's list of ports has 4051 for peer firmware sharing (L: from memory of that list, not from the facts).</summary>
    public const int Port = 4051;

    private const string Head = "simulated peer images";

    /// <summary>The advert's bytes.</summary>
    public static byte[] Write(IEnumerable<string> files) => Encoding.ASCII.GetBytes(string.Join('\0', files.Prepend(Head)));

    /// <summary>The names in an advert; none in what is no advert.</summary>
    public static ImmutableHashSet<string> Read(ReadOnlySpan<byte> packet)
    {
        var parts = Encoding.ASCII.GetString(packet).Split('\0');
        return parts[0] == Head ? [.. parts.Skip(1)] : [];
    }
}
