namespace PhoneRig.Hosting.Worlds;

/// <summary>What a simulated process has open, and its system closes with it.</summary>
internal sealed class ProcessHandles
{
    private readonly HashSet<IDisposable> open = [];
    private bool closed;

    /// <summary>One more is open.</summary>
    public T Add<T>(T handle)
        where T : IDisposable
    {
        if (closed)
        {
            handle.Dispose();
        }
        else
        {
            open.Add(handle);
        }

        return handle;
    }

    /// <summary>The process has closed it itself.</summary>
    public void Remove(IDisposable handle) => open.Remove(handle);

    /// <summary>Closes all.</summary>
    public void Close()
    {
        closed = true;
        foreach (var handle in open.ToArray())
        {
            handle.Dispose();
        }

        open.Clear();
    }
}
