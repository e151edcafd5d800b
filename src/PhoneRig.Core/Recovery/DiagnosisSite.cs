namespace PhoneRig.Core.Recovery;

/// <summary>Where a diagnosis can come up: the rig's own servers prevent some faults by construction, and those are watched for only where another server is used.</summary>
public enum DiagnosisSite
{
    /// <summary>Anywhere.</summary>
    Any,
    /// <summary>Where the rig serves addresses and files.</summary>
    BuiltIn,
    /// <summary>Where phones get their addresses from a server that is not the rig's.</summary>
    ExternalDhcp,
    /// <summary>Where only the addresses come from a server that is not the rig's: what phones ask for is seen.</summary>
    ExternalDhcpOnly,
    /// <summary>Where phones get their files from a server that is not the rig's.</summary>
    ExternalTftp,
}
