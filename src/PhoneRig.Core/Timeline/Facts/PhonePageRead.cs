namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone's web page was read: <c>/DeviceInformationX</c> (facts 8). What it does not say is null.</summary>
/// <param name="Mac">Hardware address, as the page says or the lease tells.</param>
/// <param name="Address">Its address.</param>
/// <param name="Load">appLoadID: the load it runs, the proof of success (facts 8).</param>
/// <param name="Device">HostName: "SEP001B2C3D4E5F".</param>
/// <param name="Model">modelNumber: "CP-7970G".</param>
/// <param name="Serial">serialNumber.</param>
/// <param name="Version">versionID, of the board.</param>
/// <param name="Number">phoneDN, its first line's number.</param>
/// <param name="Took">How long ago the phone was asked for it: what it says of its power is as old. Null in what was written before that was kept.</param>
public sealed record PhonePageRead(string? Mac, string? Address, string? Load, string? Device, string? Model, string? Serial, string? Version, string? Number, TimeSpan? Took = null) : NetworkSighting(Mac, Address);
