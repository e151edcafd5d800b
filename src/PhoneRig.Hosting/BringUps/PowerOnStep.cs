using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.BringUps;

/// <summary>The phone is fed, and something is seen of its start.</summary>
/// <param name="bench">The station.</param>
internal sealed class PowerOnStep(Workbench bench) : IBringUpStep
{
    /// <summary>Beyond the walk's own bound: an address is asked for up to 10 s later, after 10 s of looking for a voice VLAN (facts 1.4).</summary>
    private static readonly TimeSpan Beyond = TimeSpan.FromSeconds(30);

    private bool over;
    private Action? look;

    public string Name => "power-on";

    public string ToDo => $"feed the phone, and wait up to {Within.TotalSeconds:0} s for a sign of its start";

    public bool Gates => true;

    private TimeSpan Within => (bench.Model.Timings.TryGetValue("power-on-to-walk", out var walk) ? walk.Longest : TimeSpan.FromSeconds(240)) + Beyond;

    public void Begin(Action<StepEnd> end)
    {
        bench.Do(new Deed.SwitchPower(On: true), ended =>
        {
            if (ended is PowerSwitched or PersonAsked)
            {
                bench.BeginStart();
                Watch(end);
                return;
            }

            end(StepEnd.NotDone(ended, ended switch
            {
                DeedFailed => "the relay's wiring and its board",
                DeedRefused => "what it says",
                _ => "what else moves this station's relay",
            }));
        });
    }

    private void Watch(Action<StepEnd> end)
    {
        look = () =>
        {
            if (bench.Lamps.WalkBegan is { } began)
            {
                End(StepEnd.Ok(FormattableString.Invariant($"its lamps began to walk {(began - bench.FedAt!.Value).TotalSeconds:0.0} s after the power came")), end);
            }
        };
        bench.LampsSeen += look;
        bench.Await(
            fact => fact is ConsoleLine or DhcpAsked or PowerMissing or TftpRequested,
            Within,
            entry => End(
                entry?.Fact switch
                {
                    PowerMissing => StepEnd.Failed("no power comes through the relay although it is closed", "whether the brick is plugged in and gives 48 V, and the relay's other contact"),
                    ConsoleLine line => StepEnd.Ok($"its console says \"{line.Text}\""),
                    DhcpAsked => StepEnd.Ok("it asks for an address"),
                    TftpRequested => StepEnd.Ok("it asks for a file"),
                    _ => StepEnd.Failed($"nothing was seen of it within {Within.TotalSeconds:0} s", "whether a phone stands there, its brick, and whether the relay's contact closes; a phone that runs was never off (a welded contact, inline power); then the senses: lamps, console, network cable"),
                },
                end),
            sinceFed: true);
    }

    private void End(StepEnd how, Action<StepEnd> end)
    {
        if (!over)
        {
            over = true;
            bench.LampsSeen -= look;
            end(how);
        }
    }
}
