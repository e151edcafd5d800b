using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.BringUps;

/// <summary>Off is off: the relay opens, or a person unplugs, and nothing lives, for as long as it takes to prove that.</summary>
/// <param name="bench">The station.</param>
internal sealed class OffStep(Workbench bench) : IBringUpStep
{
    /// <summary>Longer than any model's window for it, and a person's time to unplug.</summary>
    private static readonly TimeSpan Within = TimeSpan.FromSeconds(60);

    /// <summary>A registered phone is lost after three keep-alives of 30 s (the rig's own registrar); and one to spare, counted from the cut.</summary>
    private static readonly TimeSpan RegistrationLost = TimeSpan.FromSeconds(120);

    /// <summary>How long a person has to do what they are told, before it is watched (facts 11a has no number; the model's person-reaction is 10 s at the most).</summary>
    private static readonly TimeSpan PersonTime = TimeSpan.FromSeconds(30);

    /// <summary>How long the interlocks may refuse: a start takes four minutes and a download two (facts 1.4), and then the rig knows what the phone does.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>How long after its last change of stage a phone is cut: one that has just registered is asked for its page, and its answers would be life after the cut.</summary>
    private static readonly TimeSpan Calm = TimeSpan.FromSeconds(20);

    /// <summary>How soon it is tried again where the journal could not be written: as a station's rest is, our choice.</summary>
    private static readonly TimeSpan DiskAgain = TimeSpan.FromSeconds(30);

    private bool registered;
    private TimeSpan cutAt;

    public string Name => "off";

    public string ToDo => $"switch the phone off, and watch whether anything lives for {Window.TotalSeconds:0} s; a phone that starts, or may be writing, is waited for, up to {Patience.TotalMinutes:0} min";

    public bool Gates => true;

    private TimeSpan Window => bench.Model.Timings.TryGetValue("prove-off", out var window) ? window.Typical : TimeSpan.FromSeconds(12);

    public void Begin(Action<StepEnd> end)
    {
        bench.EndStart();
        if (bench.Station is { PowerOn: false, OffProven: true })
        {
            end(StepEnd.Ok("it is off, and that was proven before"));
            return;
        }

        Cut(bench.Now + Patience, end);
    }

    private void Cut(TimeSpan until, Action<StepEnd> end)
    {
        var stage = bench.Station.Status().Likeliest;
        if (!bench.Station.Unseen && stage is not (BootStage.Registered or BootStage.Silent or BootStage.Off or BootStage.InShell) && bench.Now < until)
        {
            // It starts, and the next thing that it does may be to fetch a load: it is let come up, and cut where it has nothing in hand.
            AwaitCalm(until, end);
            return;
        }

        (registered, cutAt) = (stage == BootStage.Registered, bench.Now);

        // Who answers for a cut does so for a phone, or an empty place, that nobody has seen anything of: one that is seen to fetch or write is waited for all the same.
        bench.Do(new Deed.SwitchPower(On: false), ended => Switched(ended, until, end), forced: bench.Station.Unseen);
    }

    /// <summary>What it does changes, and then it is given time to finish that.</summary>
    private void AwaitCalm(TimeSpan until, Action<StepEnd> end) =>
        bench.Await(fact => fact is StageChanged, until - bench.Now, _ => bench.After(Calm, () => Cut(until, end)));

    private void Switched(DeedEnded ended, TimeSpan until, Action<StepEnd> end)
    {
        switch (ended)
        {
            case PowerSwitched:
                bench.Await(fact => fact is OffProven or OffDisproven, Within, entry => AwaitLoss(Proven(entry?.Fact), end));
                break;
            case PersonAsked:
                bench.After(PersonTime, () => bench.Await(IsLife, Window, entry => AwaitLoss(
                    entry is null
                        ? StepEnd.Ok($"a person was asked to unplug it, and nothing lived for {Window.TotalSeconds:0} s after that")
                        : StepEnd.Failed($"it lives although a person was asked to unplug it: {FactWords.Describe(entry.Fact)}", "whether its brick is out; then its patch cable: no inline power on its switch port"),
                    end)));
                break;
            case DeedRefused when bench.Now < until:
                AwaitCalm(until, end);
                break;
            case DeedRefused refused:
                var held = StepEnd.NotDone(refused, "the phone: wait until then, or do this with another one");
                end(held with { Why = $"still after {Patience.TotalMinutes:0} min, {held.Why}" });
                break;
            case DeedFailed { Part: JournalFaults.Part } when bench.Now < until:
                bench.After(DiskAgain, () => Cut(until, end));
                break;
            case DeedFailed failed:
                end(StepEnd.NotDone(failed, "the relay's wiring and its board, and phonerig rig doctor"));
                break;
            default:
                end(StepEnd.NotDone(ended, "what else moves this station's relay"));
                break;
        }
    }

    /// <summary>A phone that runs may say and show nothing for longer than the window; but one that is off cannot keep its registration.</summary>
    private void AwaitLoss(StepEnd proven, Action<StepEnd> end)
    {
        if (!registered || proven.Result != StepResult.Ok)
        {
            end(proven);
            return;
        }

        bench.Await(fact => fact is PhoneUnregistered, cutAt + RegistrationLost - bench.Now, entry => end(
            entry is not null
                ? proven with { Why = $"{proven.Why}; its registration was lost" }
                : StepEnd.Failed(
                    $"the phone still keeps its registration {RegistrationLost.TotalSeconds:0} s after the cut, although its relay is open: the relay does not open (a welded contact, or the wrong one), or something else feeds it",
                    "the relay's contact, with an ohmmeter and the brick out; contact: in the rig file; then the patch cable: no inline power on its switch port")));
    }

    private static bool IsLife(Fact fact) => fact is ConsoleLine or DhcpAsked or TftpRequested or PhoneRegistered or LampsBegan { Pattern: not LampPattern.Dark };

    private static StepEnd Proven(Fact? fact) => fact switch
    {
        OffProven proven => StepEnd.Ok($"nothing lived for {proven.After.TotalSeconds:0} s{(proven.Metered == true ? ", and the meter found no power" : "")}"),
        OffDisproven { Welded: true } => StepEnd.Failed(
            "there is power behind the relay although it is open: its contact is welded or bridged, or the wrong contact is wired", "the relay's contact, with an ohmmeter and the brick out; and contact: in the rig file"),
        OffDisproven => StepEnd.Failed(
            "the phone lives although its relay is open: the relay does not open (a welded contact, or the wrong one), or something else feeds it", "the relay's contact; then the patch cable: no inline power on its switch port"),
        _ => StepEnd.Failed($"whether it is off was not proven within {Within.TotalSeconds:0} s", "the station's senses: something says power or life again and again (phonerig status)"),
    };
}
