namespace PhoneRig.Network.Snmp;

/// <summary>What a message wants (RFC 3416 section 3); its number is the context tag.</summary>
public enum SnmpOperation
{
    /// <summary>The values of some variables.</summary>
    Get = 0,
    /// <summary>The variables after some.</summary>
    GetNext = 1,
    /// <summary>The answer.</summary>
    Response = 2,
    /// <summary>Give some variables a value.</summary>
    Set = 3,
    /// <summary>Several variables after each of some.</summary>
    GetBulk = 5,
    /// <summary>Version 3: the agent could not take the message, and says why (RFC 3412 section 7.1).</summary>
    Report = 8,
}
