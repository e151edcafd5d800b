namespace PhoneRig.Benchmarks.Tftp;

/// <summary>One repetition against one server.</summary>
/// <param name="Load">What the clients saw.</param>
/// <param name="Cpu">Processor seconds of the server and its children.</param>
/// <param name="Resident">The most bytes that it and they had in memory.</param>
internal sealed record Measurement(LoadResult Load, double Cpu, long Resident)
{
    /// <summary>Processor seconds for 10^9 bytes.</summary>
    public double CpuPerGigabyte => Cpu / (Load.Bytes / 1e9);
}
