namespace PhoneRig.Hosting.Control;

/// <summary>Takes the answer to one request. Called on the rig's loop: return at once, never throw.</summary>
public interface IControlSink
{
    /// <summary>One more event.</summary>
    void Tell(ControlEvent told);

    /// <summary>The answer is over; nothing comes after it.</summary>
    void End(ControlEnd end);
}
