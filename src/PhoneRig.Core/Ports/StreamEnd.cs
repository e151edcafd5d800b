namespace PhoneRig.Core.Ports;

/// <summary>How a stream ended, where the own side did not end it.</summary>
public enum StreamEnd
{
    /// <summary>The other side ended it in order.</summary>
    Closed,
    /// <summary>The host is there, and nobody listens on that port.</summary>
    Refused,
    /// <summary>The host is not reached, it reset the connection, or it takes nothing of what is sent.</summary>
    Lost,
}
