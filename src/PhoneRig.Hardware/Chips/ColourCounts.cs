namespace PhoneRig.Hardware.Chips;

/// <summary>One measurement of a colour sensor, raw: scaling it to eight bits would leave a dim lamp one or two steps.</summary>
/// <param name="Clear">Counts behind clear glass.</param>
/// <param name="Red">Counts behind the red filter.</param>
/// <param name="Green">Counts behind the green filter.</param>
/// <param name="Blue">Counts behind the blue filter.</param>
/// <param name="Saturated">True: a channel was so near its end that ratios no longer hold.</param>
/// <param name="IntegrationTime">How long light was collected.</param>
public readonly record struct ColourCounts(int Clear, int Red, int Green, int Blue, bool Saturated, TimeSpan IntegrationTime);
