using System.Buffers.Binary;
using System.Text;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>What the bench answers to one request. Its bytes are used again for the next one: a lamp watch makes thousands of transfers a second.</summary>
internal sealed class BenchAnswer
{
    private byte[] bytes = new byte[256];
    private int length;

    /// <summary>The answer so far.</summary>
    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>Begins the next one.</summary>
    public void Clear() => length = 0;

    /// <summary>Answers in words.</summary>
    public void Say(string words) => Put(Encoding.UTF8.GetBytes(words));

    /// <summary>Answers a number of two bytes, low byte first.</summary>
    public void PutWord(int value)
    {
        Span<byte> word = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(word, (ushort)value);
        Put(word);
    }

    /// <summary>Answers bytes.</summary>
    /// <exception cref="InvalidOperationException">They are too many for a frame.</exception>
    public void Put(ReadOnlySpan<byte> answer)
    {
        answer.CopyTo(Reserve(answer.Length));
        Keep(answer.Length);
    }

    /// <summary>Room for an answer, which is none before <see cref="Keep"/>.</summary>
    /// <exception cref="InvalidOperationException">So much is too much for a frame.</exception>
    public Span<byte> Reserve(int wanted)
    {
        if (wanted >= FrameStream.Longest)
        {
            throw new InvalidOperationException($"an answer has at most {FrameStream.Longest - 1} bytes");
        }

        if (wanted > bytes.Length)
        {
            bytes = new byte[wanted];
        }

        return bytes.AsSpan(0, wanted);
    }

    /// <summary>What was written into the room is the answer.</summary>
    public void Keep(int written) => length = written;
}
