namespace PhoneRig.Network.Sockets;

/// <summary>Whether a socket is closed, for the thread that reads it.</summary>
internal sealed class Closing
{
    /// <summary>From one look after a device that is gone to the next: soon enough for a phone that asks again after a second.</summary>
    private static readonly TimeSpan DeviceLook = TimeSpan.FromMilliseconds(100);

    private readonly object signal = new(); // not a Lock: nobody can wait at one
    private volatile bool over;

    public bool IsOver => over;

    public void End()
    {
        lock (signal)
        {
            over = true;
            Monitor.PulseAll(signal);
        }
    }

    /// <summary>A device that goes away says so on each read: waits for it to come back without taking the processor, or for the end.</summary>
    public void AwaitDevice()
    {
        lock (signal)
        {
            if (!over)
            {
                Monitor.Wait(signal, DeviceLook);
            }
        }
    }
}
