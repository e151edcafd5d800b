namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>What a rig says of itself when it connects. Of all versions only the frame, the operation and <see cref="Protocol"/> stay as they are.</summary>
/// <param name="Protocol">The version that it speaks.</param>
/// <param name="Rig">The rig's name.</param>
/// <param name="Process">Its process.</param>
/// <param name="Person">True for a person at the bench, who is not counted among the rigs.</param>
public sealed record BenchHello(int Protocol, string Rig, int Process, bool Person = false)
{
    /// <summary>The version that this program speaks.</summary>
    public const int Version = 3;
}
