namespace PhoneRig.Network.PhoneFiles;

/// <summary>The phone of a station, as far as files for it go.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Mac">Its hardware address in any usual notation; null where nobody told it: then it goes by the file for all phones.</param>
/// <param name="Load">The load it is to run in the end.</param>
public sealed record StationPhone(string Station, string? Mac, PhoneLoad Load);
