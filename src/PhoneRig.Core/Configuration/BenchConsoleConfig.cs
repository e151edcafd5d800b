using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>What is wrong with the wires of a simulated phone's console (facts 11a).</summary>
public sealed record BenchConsoleConfig
{
    /// <summary>The speed, in bits a second, that the rig's end of the line is set to until the rig sets another: the one the facts give (5.1).</summary>
    public const int RigBaud = 9600;

    /// <summary>The share of the phone's bytes that arrive with one bit turned over.</summary>
    public Percent Noise { get; init; }

    /// <summary>The share of the phone's bytes that never arrive.</summary>
    public Percent Dropped { get; init; }

    /// <summary>The speed at which the phone's end sends and listens, in bits a second. Default: 9600, as the rig's end. Another one makes garbage of everything, both ways.</summary>
    [Range(300, 115_200)]
    public int Baud { get; init; } = RigBaud;

    /// <summary>How many stray bytes a second, any byte, noise makes on the wire to the phone. Only a CR or LF among them can open the phone's shell (facts 7.2 row 9).</summary>
    [Range(0, 960)]
    public int NoiseToPhone { get; init; }

    /// <summary>How long after each power-on a line end comes over the wire to the phone, as from somebody who leans on ENTER (facts 7.2 row 9); null: none comes.</summary>
    public TimeSpan? EnterAfter { get; init; }
}
