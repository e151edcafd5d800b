using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The phone comes up to its application. Keys are pressed only then, and a brick is no phone to bring a station up with.</summary>
/// <param name="bench">The station, whose phone starts.</param>
internal sealed class RunningStep(Workbench bench) : IBringUpStep
{
    /// <summary>A start takes up to 240 s to its walk; network, configuration and application take two minutes more (facts 1.4), and a download of another load as much again.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(12);

    public string Name => "running";

    public string ToDo => $"see the phone come up, within {Within.TotalMinutes:0} min of its power";

    public bool Gates => true;

    public void Begin(Action<StepEnd> end) => bench.Await(
        IsUp,
        bench.FedAt!.Value + Within - bench.Now,
        entry => end(entry?.Fact switch
        {
            PhoneRegistered registered => StepEnd.Ok($"it registered, and runs {registered.Load ?? "a load that it does not name"}"),
            PhonePageRead => StepEnd.Ok("its web page answers"),
            ConsoleLine line => StepEnd.Ok($"its console says \"{line.Text}\""),
            _ => StepEnd.Failed($"it did not come up within {Within.TotalMinutes:0} min", "another phone: a station is brought up with one that works; this one is for phonerig recover, once the station is proven"),
        }),
        sinceFed: true);

    private static bool IsUp(Core.Timeline.Fact fact) => fact is PhoneRegistered or PhonePageRead or ConsoleLine { Rule: "applications-up" or "registered" };
}
