using System.Text;

namespace PhoneRig.Core.Tests.Firmware;

/// <summary>Files with the envelope of a load; nothing of the maker's is in them.</summary>
internal static class Loads
{
    /// <summary>A loads file: version record, header length record, some more header, then the text.</summary>
    public static byte[] File(string text, int more = 5)
    {
        var header = 3 + 2 + 3 + 2 + more;
        return [1, 0, 2, 1, 0, 2, 0, 2, (byte)(header >> 8), (byte)(header & 0xFF), .. Enumerable.Repeat((byte)0xEE, more), .. Encoding.Latin1.GetBytes(text)];
    }
}
