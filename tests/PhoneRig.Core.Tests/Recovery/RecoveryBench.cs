using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Tests.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Recovery;

/// <summary>
/// A recovery, played. Its procedures: "hold" holds # and waits 60 s for a discover (else "no-lease"), "cut" cuts the power and is done, "touch" is
/// done when a key was pressed. Patience is 100 s, the goal may take 250 s.
/// </summary>
internal sealed class RecoveryBench
{
    public static readonly ImmutableArray<Procedure> Procedures =
    [
        Make("hold", new Step { Hold = "#" }, new Step { Await = new Condition { Dhcp = "discover" }, Within = S(60), Otherwise = "no-lease" }, new Step { Release = "#" }),
        Make("cut", new Step { Power = OnOff.Off }, new Step { Power = OnOff.On }),
        Make("touch", new Step { Press = "5" }),
    ];

    public RecoveryBench(ImmutableArray<Attempt> attempts, Dictionary<string, Diagnosis>? diagnoses = null, string[]? sets = null, StationContext? context = null) =>
        Loop = new(new PhoneRecovery(
            new RecoveryPlan(
                ProcedureBench.Phone,
                ProcedureBench.Wiring(),
                new Playbook { Name = "book", Title = "Book", Patience = S(100), GoalWithin = S(250), Attempts = attempts },
                Procedures.ToImmutableDictionary(procedure => procedure.Name),
                ImmutableDictionary<string, string>.Empty,
                new ExpectedLoad("LOAD1.9-4-2S", ["jar.sbn"]),
                new DiagnosisBook { Diagnoses = (diagnoses ?? []).ToImmutableDictionary() },
                [.. sets ?? []]),
            context ?? Idle));

    public PlayedLoop<RecoveryState> Loop { get; }

    /// <summary>A phone that is known not to write.</summary>
    public static StationContext Idle { get; } = Told(BootStage.Silent);

    public VerdictReached? Verdict => Loop.Facts.OfType<VerdictReached>().SingleOrDefault();

    public IEnumerable<string> Started => Loop.Facts.OfType<AttemptStarted>().Select(start => start.Procedure);

    public IEnumerable<(string, string)> Ended => Loop.Facts.OfType<AttemptEnded>().Select(end => (end.Procedure, end.Outcome));

    public IEnumerable<Deed> Deeds => Loop.Deeds.Select(deed => deed.Deed);

    public static StationContext Told(BootStage likeliest, params ImmutableArray<BootStage> others) =>
        StationContext.Empty.With(Entry(new StageChanged(likeliest, [likeliest, .. others])));

    public static Entry Entry(Fact fact, long sequence = 0, double seconds = 0) => new(sequence, VirtualClock.Epoch, S(seconds), fact);

    public static Diagnosis On(Condition when, VerdictOwner owner = VerdictOwner.Phone, bool final = false, Condition? confirmedBy = null) =>
        new() { When = when, Cause = "It is so.", Owner = owner, ToDo = "Do this.", Final = final, ConfirmedBy = confirmedBy };

    public RecoveryBench Begin()
    {
        Loop.Tell(ProcedureBench.Started);
        return this;
    }

    public RecoveryBench At(double seconds)
    {
        Loop.RunTo(S(seconds));
        return this;
    }

    public long At(double seconds, Fact fact) => At(seconds).Loop.Tell(fact);

    /// <summary>Time alone tells this stage.</summary>
    public void Stage(BootStage likeliest, params ImmutableArray<BootStage> others) => Loop.Tell(new StageChanged(likeliest, [likeliest, .. others]));

    /// <summary>The phone shows something that tells this stage.</summary>
    public void Shows(BootStage likeliest, params ImmutableArray<BootStage> others)
    {
        Loop.Tell(Story.Line("anything"));
        Stage(likeliest, others);
    }

    private static Procedure Make(string name, params ImmutableArray<Step> steps) => new() { Name = name, Title = $"Title of {name}", Steps = steps };
}
