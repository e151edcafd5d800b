namespace PhoneRig.Network.PhoneFiles;

/// <summary>The call manager that phones register with.</summary>
/// <param name="Host">Its address or name.</param>
/// <param name="Port">Its SCCP port (facts 8).</param>
public sealed record CallManager(string Host, int Port = 2000);
