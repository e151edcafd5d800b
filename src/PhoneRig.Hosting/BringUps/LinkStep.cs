using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The phone's link is up in its start, by the switch's word or by a packet of the phone.</summary>
/// <param name="bench">The station, whose phone starts.</param>
/// <param name="hasSwitch">Whether the rig asks a switch about the station's port.</param>
internal sealed class LinkStep(Workbench bench, bool hasSwitch) : IBringUpStep
{
    /// <summary>After the phone's first sign: its own switch chip is up with its first code, and the rig asks its switch every few seconds.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    public string Name => "link";

    public string ToDo => $"see its link up, or a packet of the phone, {Within.TotalSeconds:0} s after the last step at the latest";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end) => bench.Await(
        fact => fact is SwitchPortSeen { Up: true } or NetworkSighting,
        Within,
        sinceFed: true,
        then: entry => end(entry?.Fact switch
        {
            SwitchPortSeen port => StepEnd.Ok($"port {port.Port} is up"),
            NetworkSighting sighting => StepEnd.Ok($"{sighting.Mac ?? "it"} is heard"),
            _ when hasSwitch => StepEnd.Failed("its switch port stays down and nothing of it is heard", "its patch cable and the port (phonerig switch check)"),
            _ => StepEnd.Skipped("the phone says nothing on its network so far, and no switch is asked about its port"),
        }));
}
