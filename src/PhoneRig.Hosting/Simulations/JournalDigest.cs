using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Tells two simulated journals apart.</summary>
internal static class JournalDigest
{
    /// <summary>The digest of all entries with their times.</summary>
    public static string Of(IEnumerable<DiskEntry> journal)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var entry in journal)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Line(entry)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>An entry as one line.</summary>
    public static string Line(DiskEntry entry) => string.Create(
        CultureInfo.InvariantCulture, $"{entry.At:c} {entry.DurableAt:c} {entry.Process} {entry.Timeline} {entry.Entry.Sequence} {entry.Entry.At:O} {FactJson.Write(entry.Entry.Fact)}\n");
}
