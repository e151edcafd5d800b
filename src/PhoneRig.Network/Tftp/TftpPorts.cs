namespace PhoneRig.Network.Tftp;

/// <summary>
/// How the machine numbers its ports: in groups, one for each address of the server that is asked. The first port of a group is
/// the well-known one, the others are transfer ports (transfer identifiers, RFC 1350 section 4). A server with one address has one group.
/// </summary>
/// <param name="transferPorts">Transfer ports of a group.</param>
public readonly struct TftpPorts(int transferPorts)
{
    /// <summary>Ports of a group.</summary>
    public int InGroup => transferPorts + 1;

    /// <summary>The group of a port.</summary>
    public int GroupOf(int port) => port / InGroup;

    /// <summary>The well-known port of a group.</summary>
    public int WellKnown(int group) => group * InGroup;

    /// <summary>True for a port that requests come to.</summary>
    public bool IsWellKnown(int port) => port % InGroup == 0;

    /// <summary>The transfer port of a group after this one, going round.</summary>
    public int After(int group, int port) => WellKnown(group) + (port % InGroup % transferPorts) + 1;
}
