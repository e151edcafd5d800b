namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>How a request for a file ended.</summary>
public enum TransferEnd
{
    /// <summary>The last block was acknowledged.</summary>
    Whole,
    /// <summary>It broke off.</summary>
    BrokeOff,
    /// <summary>It was answered with an error.</summary>
    Refused,
    /// <summary>The record tells no end of it.</summary>
    Untold,
}
