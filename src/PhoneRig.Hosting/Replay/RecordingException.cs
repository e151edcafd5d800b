namespace PhoneRig.Hosting.Replay;

/// <summary>A file that cannot be replayed, or a run that cannot be recorded; the message is a sentence for people, with what to do next.</summary>
public sealed class RecordingException : Exception
{
    /// <summary>Says why.</summary>
    public RecordingException(string message)
        : base(message)
    {
    }

    /// <summary>Says why, and what threw.</summary>
    public RecordingException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
