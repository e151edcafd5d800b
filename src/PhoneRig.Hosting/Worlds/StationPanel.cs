using System.Collections.Immutable;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>What a station has for the person who walks by, as wired.</summary>
/// <param name="Lamps">The lamps of its light; none: it has no light.</param>
/// <param name="Button">Its button; null: it has none.</param>
internal sealed record StationPanel(ImmutableArray<PanelLamp> Lamps, IButton? Button)
{
    /// <summary>Of a station without light and button.</summary>
    public static StationPanel None { get; } = new([], null);
}
