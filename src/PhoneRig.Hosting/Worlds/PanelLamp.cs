using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A lamp of a station's light.</summary>
/// <param name="Signal">The lamp.</param>
/// <param name="Red">Of two, whether it is the red one; null: it is the only one.</param>
internal sealed record PanelLamp(ISignal Signal, bool? Red);
