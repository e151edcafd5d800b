using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.BringUps;

/// <summary>
/// On is on, and one of the station's wired senses tells of its phone, whatever it does. Before any proof of off, since what once contradicted one counts until the power was switched; and where
/// nothing tells of the phone, nothing more can be tested.
/// </summary>
/// <param name="bench">The station.</param>
internal sealed class AliveStep(Workbench bench) : IBringUpStep
{
    /// <summary>A start of up to 240 s (facts 11a), and a minute for its first packet.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromMinutes(5);

    public string Name => "alive";

    public string ToDo => $"switch the power on where it is not, and wait up to {Within.TotalMinutes:0} min for any sense to tell of a phone";

    public bool Gates => true;

    public void Begin(Action<StepEnd> end)
    {
        if (bench.Station is { PowerOn: not false, PhoneTold: true })
        {
            end(StepEnd.Ok("its phone was told of since its power was switched last"));
            return;
        }

        IDisposable? power = null;
        bench.Await(IsSign, Within, entry =>
        {
            power?.Dispose();
            end(entry switch
            {
                { Fact: DeedFailed or DeedRefused } ended => StepEnd.NotDone((DeedEnded)ended.Fact, "what it names"),
                { Fact: RigFault or PowerMissing or ConsoleLost } fault => StepEnd.Failed(FactWords.Describe(fault.Fact), "what it names"),
                { } sign => StepEnd.Ok(FactWords.Describe(sign.Fact)),
                null => StepEnd.Failed(
                    $"no sense told anything of its phone within {Within.TotalMinutes:0} min of its power", "sensors, console and cables; or no phone is there"),
            });
        });
        power = bench.After(TimeSpan.Zero, () => bench.Do(new Deed.SwitchPower(On: true), _ => { }));
    }

    private static bool IsSign(Fact fact) => StationGlance.IsSignOfPhone(fact) || fact is RigFault or DeedFailed or DeedRefused or PowerMissing or ConsoleLost;
}
