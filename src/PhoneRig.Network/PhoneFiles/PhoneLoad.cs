namespace PhoneRig.Network.PhoneFiles;

/// <summary>Which load a phone model is told to run.</summary>
/// <param name="ModelNumber">The number in the element's name: 30006 for the 7970, 119 for the 7971 (facts 4).</param>
/// <param name="Model">The model as a person writes it: "Cisco 7970".</param>
/// <param name="Load">The load without <c>.loads</c>: "SCCP70.9-4-2SR3-1S".</param>
public sealed record PhoneLoad(int ModelNumber, string Model, string Load);
