namespace PhoneRig.Network.Snmp;

/// <summary>What a datagram of an agent is.</summary>
public enum SnmpOpenedKind
{
    /// <summary>Nothing for us: nonsense, forged, or too old.</summary>
    Nothing,
    /// <summary>An answer.</summary>
    Answer,
    /// <summary>What was missing to ask properly: the question is to be sent again.</summary>
    AskAgain,
    /// <summary>The agent refuses whoever asks.</summary>
    Refused,
}
