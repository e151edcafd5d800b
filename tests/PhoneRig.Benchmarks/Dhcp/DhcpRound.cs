using System.Collections.Immutable;

namespace PhoneRig.Benchmarks.Dhcp;

/// <summary>How one round went.</summary>
/// <param name="Clients">How many asked.</param>
/// <param name="Took">From its first DISCOVER to its ACK, of each client that got one, in order.</param>
/// <param name="ServerCpu">Processor time of the process less the load's.</param>
/// <param name="LoadCpu">Processor time of the thread that plays the clients.</param>
internal sealed record DhcpRound(int Clients, ImmutableArray<TimeSpan> Took, TimeSpan ServerCpu, TimeSpan LoadCpu)
{
    /// <summary>Clients that got no address.</summary>
    public int Lost => Clients - Took.Length;

    /// <summary>The time within which that share of all clients had theirs; for ever where too many were lost.</summary>
    public TimeSpan Of(double share)
    {
        var index = (int)Math.Ceiling(share * Clients) - 1;
        return index < Took.Length ? Took[Math.Max(index, 0)] : TimeSpan.MaxValue;
    }
}
