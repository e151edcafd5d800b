namespace PhoneRig.Network.Tftp;

/// <summary>
/// Knows requests that a network has doubled and delivers late, when their client has gone on to another file: to answer one would end the transfer that the client is at, and
/// say that it asks for what it has asked for before.
/// </summary>
internal sealed class LateRepeats
{
    /// <summary>How long after its twin one counts as late: our choice. Networks hold packets back for milliseconds; no client asks for the same file again so soon, with another request in between.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMilliseconds(500);

    /// <summary>Requests remembered: more come in that time only from nobody's phones.</summary>
    private const int Remembered = 256;

    private readonly Queue<(TimeSpan At, int Group, UdpPeer Client, byte[] Bytes)> recent = new();

    /// <summary>Whether a request is one. One that is not is remembered.</summary>
    /// <param name="now">Loop uptime.</param>
    /// <param name="group">The address of the server that it came to.</param>
    /// <param name="client">Whose it is.</param>
    /// <param name="bytes">Its bytes.</param>
    public bool Has(TimeSpan now, int group, UdpPeer client, ReadOnlySpan<byte> bytes)
    {
        while (recent.TryPeek(out var oldest) && (now - oldest.At > Within || recent.Count >= Remembered))
        {
            recent.Dequeue();
        }

        var (known, wentOn) = (false, false);
        foreach (var one in recent)
        {
            if (one.Group == group && one.Client.Equals(client))
            {
                var same = bytes.SequenceEqual(one.Bytes);
                (known, wentOn) = (known || same, known && !same);
            }
        }

        if (known && wentOn)
        {
            return true;
        }

        recent.Enqueue((now, group, client, bytes.ToArray()));
        return false;
    }
}
