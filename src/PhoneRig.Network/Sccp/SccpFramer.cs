using System.Buffers.Binary;

namespace PhoneRig.Network.Sccp;

/// <summary>Takes the bytes of a stream apart into messages: length of what follows the second word, header version, message id, all little-endian (facts 8), then the body.</summary>
public sealed class SccpFramer
{
    /// <summary>
    /// The longest message that is taken, counted as its length field does. A phone's longest carry 2,000 bytes of data (user data, and an XML alarm); whatever
    /// says it is longer is no phone.
    /// </summary>
    public const int LongestMessage = 4096;

    /// <summary>Length and header version.</summary>
    private const int Prefix = 8;

    /// <summary>The message id, which every message has.</summary>
    private const int ShortestMessage = 4;

    private byte[] waiting = [];

    /// <summary>Bytes of a message that is not whole yet.</summary>
    public int Waiting => waiting.Length;

    /// <summary>Takes bytes and gives the messages that they complete.</summary>
    /// <param name="bytes">The next bytes.</param>
    /// <param name="taken">Takes the id and the body of each; the body is valid during the call only. Returns false where no more are wanted.</param>
    /// <returns>False: what came is no SCCP, or no more was wanted; nothing after it can be read.</returns>
    public bool Feed(ReadOnlySpan<byte> bytes, SccpMessageTaken taken)
    {
        ReadOnlySpan<byte> rest = waiting.Length == 0 ? bytes : (byte[])[.. waiting, .. bytes];
        while (rest.Length >= sizeof(uint))
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest);
            if (length is < ShortestMessage or > LongestMessage)
            {
                waiting = [];
                return false;
            }

            if (rest.Length < Prefix + (int)length)
            {
                break;
            }

            var message = rest.Slice(Prefix, (int)length);
            rest = rest[(Prefix + (int)length)..];
            if (!taken((SccpMessageId)BinaryPrimitives.ReadUInt32LittleEndian(message), message[ShortestMessage..]))
            {
                waiting = [];
                return false;
            }
        }

        waiting = rest.ToArray();
        return true;
    }
}
