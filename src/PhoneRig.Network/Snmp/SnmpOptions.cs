namespace PhoneRig.Network.Snmp;

/// <summary>How an agent is asked.</summary>
/// <param name="Community">The word that lets one read; of no matter to a question that comes in an envelope of its own.</param>
public sealed record SnmpOptions(string Community = "")
{
    /// <summary>How long an answer is waited for before the question is asked again. Default: 1 s, as net-snmp's own clients; a switch's processor is slow, its network is not.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a question is asked before the agent counts as silent. Default: 4.</summary>
    public int Tries { get; init; } = 4;

    /// <summary>Rows asked for at once. Default: 20: an answer fits one frame.</summary>
    public int Repetitions { get; init; } = 20;

    /// <summary>Most rows of all columns together. Default: 20,000: beyond the tables of any switch that a rig stands at.</summary>
    public int MostRows { get; init; } = 20_000;
}
