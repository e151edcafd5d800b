namespace PhoneRig.Network.Dhcp;

/// <summary>Something about an offer that a phone stumbles over, or may.</summary>
/// <param name="IsMissing">True: a phone does not find its files with it. False: worth knowing.</param>
/// <param name="What">What it is.</param>
/// <param name="Next">What to do about it.</param>
public sealed record OfferFinding(bool IsMissing, string What, string Next);
