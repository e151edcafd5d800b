namespace PhoneRig.Hosting.Supervision;

/// <summary>What watches over a process that serves a rig, and ends it where it hangs. Takes what it is told at once, from any thread, and never throws. Disposing tells that the process ends by itself.</summary>
public interface ISupervisor : IDisposable
{
    /// <summary>Within which time it wants each sign of life; null: it wants none.</summary>
    TimeSpan? Within { get; }

    /// <summary>The rig is owned, its relays are adopted, and it takes requests.</summary>
    /// <param name="status">How it is, for people.</param>
    void Ready(string status);

    /// <summary>A sign of life: the rig's loop turns, and so does all that it needs.</summary>
    /// <param name="status">How the rig is, for people.</param>
    void Alive(string status);

    /// <summary>Instead of a sign of life: the rig's loop turns, but something that it needs does not answer.</summary>
    /// <param name="why">What does not, for people.</param>
    void Ailing(string why);

    /// <summary>A safe stop was asked for.</summary>
    void Stopping();
}
