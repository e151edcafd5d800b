using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>What a condition is asked about: an entry or a tick, and what goes on then.</summary>
/// <param name="Input">The entry or tick. A tick when a condition starts: what happened before is no sighting.</param>
/// <param name="Lamps">The lamp patterns that go on, the entry's own included.</param>
/// <param name="Files">Tells kinds of files.</param>
/// <param name="Counted">When a condition starts: the lamp pattern (by its sequence) that has been counted already; null for none.</param>
internal readonly record struct Moment(Input Input, ActiveLamps Lamps, FileNames Files, long? Counted = null)
{
    /// <summary>When a condition starts: what <see cref="LampWish.Perhaps"/> is for it.</summary>
    public bool Perhaps { get; init; }

    public TimeSpan Now => Input.Uptime;

    /// <summary>The same moment, without an event: for a condition that starts at it.</summary>
    public Moment WithoutEvent => this with { Input = Input.Tick(Now) };

    public Sighting Event(string text) => new(Input.Entry!.Sequence, Now, text);
}
