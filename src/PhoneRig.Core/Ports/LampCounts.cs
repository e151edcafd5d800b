namespace PhoneRig.Core.Ports;

/// <summary>What a colour sensor counted at a look, raw.</summary>
/// <param name="Red">Counts behind the red filter.</param>
/// <param name="Green">Counts behind the green filter.</param>
/// <param name="Blue">Counts behind the blue filter.</param>
/// <param name="Saturated">True: a channel was so near its end that ratios no longer hold.</param>
public readonly record struct LampCounts(int Red, int Green, int Blue, bool Saturated = false);
