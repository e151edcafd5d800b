namespace PhoneRig.Hosting.Control;

/// <summary>What an owner says first to whoever connects: then it is alive, and nothing was asked of it yet.</summary>
/// <param name="Owner">Who owns the rig, in words.</param>
/// <param name="Protocol">The version of the lines; see <see cref="Version"/>.</param>
internal sealed record ControlHello(string Owner, int Protocol)
{
    /// <summary>Counts up when a line that was there before means something else; new lines and fields do not count.</summary>
    public const int Version = 1;
}
