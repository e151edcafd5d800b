using System.Text;

namespace PhoneRig.Network.Sccp;

/// <summary>Text in a field of fixed length: up to its NUL, cleaned for a timeline.</summary>
internal static class SccpText
{
    public static string Read(ReadOnlySpan<byte> field)
    {
        var end = field.IndexOf((byte)0);
        return PrintableText.Clean(Encoding.UTF8.GetString(end < 0 ? field : field[..end])).Trim();
    }
}
