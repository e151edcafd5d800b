namespace PhoneRig.Network.Taps;

/// <summary>What happened on a stream that somebody looks at.</summary>
public enum StreamMoment
{
    /// <summary>It opened: the other side called.</summary>
    Accepted,
    /// <summary>It opened: the own side had called.</summary>
    Connected,
    /// <summary>The own side sent bytes.</summary>
    Sent,
    /// <summary>Bytes came.</summary>
    Received,
    /// <summary>The own side ended it.</summary>
    Ended,
    /// <summary>The other side ended it in order.</summary>
    EndedThere,
    /// <summary>It was refused, or it is lost.</summary>
    Broken,
}
