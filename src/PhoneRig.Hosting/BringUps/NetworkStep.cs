using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The phone is heard on its network, and known to be this station's.</summary>
/// <param name="bench">The station, whose phone starts.</param>
internal sealed class NetworkStep(Workbench bench) : IBringUpStep
{
    /// <summary>After the walk, which takes up to 240 s: 10 s for a voice VLAN, 10 s of delay, and three tries 20 s apart (facts 1.4).</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(6);

    public string Name => "network";

    public string ToDo => $"hear the phone ask for an address, within {Within.TotalMinutes:0} min of its power";

    public bool Gates => false;

    public void Begin(Action<StepEnd> end) => bench.Await(
        fact => fact is DhcpAsked or TftpRequested or PhoneRegistered,
        bench.FedAt!.Value + Within - bench.Now,
        entry => end(entry?.Fact switch
        {
            DhcpAsked asked => StepEnd.Ok($"{asked.Mac} asks for an address"),
            NetworkSighting sighting => StepEnd.Ok($"{sighting.Mac ?? "it"} is heard"),
            _ => StepEnd.Failed($"nothing of it was heard within {Within.TotalMinutes:0} min of its power", "its patch cable and switch port (VLAN, no port security); then mac: or vlan: in the rig file (phonerig switch check)"),
        }),
        sinceFed: true);
}
