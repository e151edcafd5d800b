namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A phone announced itself by CDP: told once, and when what it says changes.</summary>
/// <param name="Mac">Hardware address, from the frame.</param>
/// <param name="Address">Its address, where it names one.</param>
/// <param name="Device">Device id: "SEP001B2C3D4E5F".</param>
/// <param name="Platform">"Cisco IP Phone 7970"; null where it is not said.</param>
/// <param name="Version">Its software: the load's name, or "TERM70_LOAD" of a phone that has none (facts 3.4, 7.2 row 7); null where it is not said.</param>
/// <param name="Port">Port id: "Port 1"; null where it is not said.</param>
/// <param name="Milliwatts">What it draws, as it says (facts 6: 6300 in low power); null: it sends no such element, as a 7970 with 6.0(3) does not (field notice FN-62072).</param>
public sealed record CdpHeard(string? Mac, string? Address, string Device, string? Platform, string? Version, string? Port, int? Milliwatts) : NetworkSighting(Mac, Address);
