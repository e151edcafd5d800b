namespace PhoneRig.Network.Snmp;

/// <summary>What a message wants (RFC 3416 section 3); its number is the context tag. There is no set: a switch is only read.</summary>
public enum SnmpOperation
{
    /// <summary>The values of some variables.</summary>
    Get = 0,
    /// <summary>The variables after some.</summary>
    GetNext = 1,
    /// <summary>The answer.</summary>
    Response = 2,
    /// <summary>Several variables after each of some.</summary>
    GetBulk = 5,
}
