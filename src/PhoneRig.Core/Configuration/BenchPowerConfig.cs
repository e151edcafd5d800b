using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>A simulated phone's brick that drops out by itself, whatever the relay does (facts 11a).</summary>
public sealed record BenchPowerConfig
{
    /// <summary>It drops out when the phone begins this.</summary>
    public DropOutMoment? DropsOutWhile { get; init; }

    /// <summary>It drops out so long after the bench began.</summary>
    public TimeSpan? DropsOutAt { get; init; }

    /// <summary>How long it stays out. Default: 2 s, as from a plug that somebody knocked.</summary>
    public TimeSpan For { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often it drops out while the phone does what <see cref="DropsOutWhile"/> says. Default: once.</summary>
    [Range(1, 1000)]
    public int Times { get; init; } = 1;
}
