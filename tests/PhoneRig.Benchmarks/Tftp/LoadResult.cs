namespace PhoneRig.Benchmarks.Tftp;

/// <summary>What a run of the load generator saw.</summary>
/// <param name="Seconds">From the first request to the last block.</param>
/// <param name="Bytes">In all.</param>
/// <param name="Times">How long each client took, seconds, in order.</param>
/// <param name="Errors">Clients that did not get the file as it is.</param>
/// <param name="Losses">Packets lost by its dice.</param>
/// <param name="Resends">DATA packets that came again, those lost by its dice included.</param>
/// <param name="OwnCpu">Its own processor seconds.</param>
public sealed record LoadResult(double Seconds, long Bytes, double[] Times, int Errors, int Losses, int Resends, double OwnCpu)
{
    /// <summary>Megabytes a second.</summary>
    public double Rate => Bytes / Seconds / 1e6;

    /// <summary>The time that this share of the clients took at the most.</summary>
    public double Percentile(double share) => Times[(int)Math.Ceiling(share * Times.Length) - 1];
}
