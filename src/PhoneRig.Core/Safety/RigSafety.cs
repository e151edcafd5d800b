using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>What the interlocks remember of the whole rig: a plain value, folded from the entries of every station.</summary>
public sealed record RigSafety
{
    /// <summary>Before anything was done.</summary>
    public static RigSafety Start { get; } = new();

    /// <summary>Takes an entry of a station.</summary>
    public RigSafety With(string station, Entry entry) => this;
}
