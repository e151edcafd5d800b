using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A station's run over time, lane by lane, as data. All moments count from the run's beginning.</summary>
/// <param name="Length">From the run's beginning to the last entry.</param>
/// <param name="Stretches">Busy and quiet stretches, in order and without gaps.</param>
/// <param name="Power">The power.</param>
/// <param name="Keys">Keys held and pressed.</param>
/// <param name="Lamps">Patterns of lamps.</param>
/// <param name="Stages">Boot stages.</param>
/// <param name="Console">Lines of the console.</param>
/// <param name="Dhcp">DHCP messages.</param>
/// <param name="Transfers">Files asked for.</param>
/// <param name="Notes">What a person must not overlook.</param>
public sealed record Chart(
    TimeSpan Length,
    ImmutableArray<Stretch> Stretches,
    ImmutableArray<PowerSpan> Power,
    ImmutableArray<KeySpan> Keys,
    ImmutableArray<LampSpan> Lamps,
    ImmutableArray<StageSpan> Stages,
    ImmutableArray<ConsoleMark> Console,
    ImmutableArray<DhcpMark> Dhcp,
    ImmutableArray<Transfer> Transfers,
    ImmutableArray<NoteMark> Notes);
