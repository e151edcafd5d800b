namespace PhoneRig.Network.Folders;

/// <summary>
/// Files in memory as they were when they were read, so that a file that is written to in the meantime tears no transfer. What nobody reads and was not asked for longest goes
/// first; what is being read stays. So it never holds more than its bound, whoever asks for what.
/// </summary>
/// <param name="most">Bytes in all.</param>
internal sealed class SnapshotCache(long most)
{
    private readonly Dictionary<FileIdentity, LinkedListNode<Snapshot>> byIdentity = [];
    private readonly LinkedList<Snapshot> byUse = [];

    /// <summary>Bytes held.</summary>
    public long Held { get; private set; }

    /// <summary>A file's bytes; null where they are not here.</summary>
    public Snapshot? Find(FileIdentity identity)
    {
        if (!byIdentity.TryGetValue(identity, out var node))
        {
            return null;
        }

        byUse.Remove(node);
        byUse.AddFirst(node);
        return node.Value;
    }

    /// <summary>Makes room; false where what is being read leaves none.</summary>
    public bool TryMakeRoom(long size)
    {
        for (var node = byUse.Last; node is not null && Held + size > most;)
        {
            var before = node.Previous;
            if (node.Value.Readers == 0)
            {
                byUse.Remove(node);
                byIdentity.Remove(node.Value.Identity);
                Held -= node.Value.Bytes.Length;
            }

            node = before;
        }

        return Held + size <= most;
    }

    /// <summary>Keeps a file's bytes, for which room was made.</summary>
    public Snapshot Add(FileIdentity identity, byte[] bytes)
    {
        var snapshot = new Snapshot(identity, bytes);
        byIdentity[identity] = byUse.AddFirst(snapshot);
        Held += bytes.Length;
        return snapshot;
    }
}
