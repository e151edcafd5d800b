using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>What the stations of a rig tell, to whoever listens, and what the interlocks remember of them together. Lives on the rig's loop.</summary>
internal sealed class StationFeed
{
    /// <summary>An entry was added to a station's timeline; its deciders do not know it yet.</summary>
    public event Action<string, Entry>? Added;

    /// <summary>Bytes came from a station's console.</summary>
    public event Action<string, ReadOnlyMemory<byte>>? Heard;

    /// <summary>A station's lamps were looked at.</summary>
    public event Action<string, ImmutableArray<Lamp>, ImmutableArray<LampColour?>>? LampsSeen;

    /// <summary>The person at a station is asked for something.</summary>
    public event Action<string, PersonRequest>? Asked;

    /// <summary>A part of a station has stopped moving.</summary>
    public event Action? Settled;

    /// <summary>A station has become free for a job.</summary>
    public event Action? Freed;

    /// <summary>What the interlocks remember of the whole rig.</summary>
    public RigSafety Safety { get; private set; } = RigSafety.Start;

    public void Add(string station, Entry entry)
    {
        Safety = Safety.With(station, entry);
        Added?.Invoke(station, entry);
    }

    public void Hear(string station, ReadOnlyMemory<byte> bytes) => Heard?.Invoke(station, bytes);

    public void ShowLamps(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) => LampsSeen?.Invoke(station, lamps, colours);

    public void Ask(string station, PersonRequest request) => Asked?.Invoke(station, request);

    public void Settle() => Settled?.Invoke();

    public void Free() => Freed?.Invoke();
}
