namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A piece of the time axis.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Quiet">True where nothing was sensed or done for long, so that it may be drawn short.</param>
public readonly record struct Stretch(TimeSpan From, TimeSpan To, bool Quiet)
{
    /// <summary>How long it lasted.</summary>
    public TimeSpan Length => To - From;
}
