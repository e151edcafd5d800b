using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Cli.Views;

/// <summary>What a display shows of a station: a plain value, folded from its timeline and the lamps as last looked at.</summary>
internal sealed record StationDisplay
{
    /// <summary>The station.</summary>
    public required string Station { get; init; }

    /// <summary>The phone there.</summary>
    public required PhoneModel Phone { get; init; }

    /// <summary>Tells what kind of file a name is.</summary>
    public required FileNames Names { get; init; }

    /// <summary>Folds the boot stages as the interlocks do, for the one thing that the timeline does not tell: until when it writes at the latest.</summary>
    public required BootStages Stages { get; init; }

    /// <summary>The boot stages as folded.</summary>
    public required BootState Boot { get; init; }

    /// <summary>The stages that the rig cannot rule out; default before it said so.</summary>
    public ImmutableArray<BootStage> Possible { get; init; }

    /// <summary>When the run began, in rig time; null before.</summary>
    public TimeSpan? StartedAt { get; init; }

    /// <summary>The power as last switched; null before.</summary>
    public bool? PowerOn { get; init; }

    /// <summary>The likeliest boot stage; null before anything is known.</summary>
    public BootStage? Stage { get; init; }

    /// <summary>The attempt under way, or the last one; null before the first.</summary>
    public AttemptStarted? Attempt { get; init; }

    /// <summary>True between two attempts.</summary>
    public bool AttemptOver { get; init; }

    /// <summary>The load that is served to it; null where nothing was said of that.</summary>
    public FirmwareServed? Served { get; init; }

    /// <summary>The step under way; null where the procedure is over and the phone is left to itself.</summary>
    public StepDisplay? Step { get; init; }

    /// <summary>When the phone was last left to itself, in rig time.</summary>
    public TimeSpan LeftAloneAt { get; init; }

    /// <summary>What an interlock has refused in this step; null for nothing.</summary>
    public Entry? Refused { get; init; }

    /// <summary>The diagnoses so far, by name.</summary>
    public ImmutableDictionary<string, Diagnosed> Diagnoses { get; init; } = ImmutableDictionary<string, Diagnosed>.Empty;

    /// <summary>The keys that are down.</summary>
    public ImmutableArray<Key> Held { get; init; } = [];

    /// <summary>The keys pressed in this step, in order.</summary>
    public string Typed { get; init; } = "";

    /// <summary>The lamp patterns that are going on, by group.</summary>
    public ImmutableSortedDictionary<string, LampsBegan> Patterns { get; init; } = ImmutableSortedDictionary<string, LampsBegan>.Empty;

    /// <summary>The colour of each lamp as last looked at; null where it could not be told.</summary>
    public ImmutableDictionary<string, LampColour?> Lamps { get; init; } = ImmutableDictionary<string, LampColour?>.Empty;

    /// <summary>Bytes of each archive that this attempt has fetched.</summary>
    public ImmutableDictionary<string, long> Archives { get; init; } = ImmutableDictionary.Create<string, long>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The file that is, or was last, on its way.</summary>
    public string? File { get; init; }

    /// <summary>How much of that file is there, and how much there is in all.</summary>
    public (long Bytes, long Total) FileBytes { get; init; }

    /// <summary>The last lines of the console, the newest last.</summary>
    public ImmutableList<Entry> Console { get; init; } = [];

    /// <summary>The last entries worth telling, the newest last.</summary>
    public ImmutableList<Entry> Told { get; init; } = [];

    /// <summary>When its picture last changed, in rig time: a stage, a step, an attempt, a request, its end.</summary>
    public TimeSpan ChangedAt { get; init; }

    /// <summary>What the person at the station is asked to do now; null for nothing.</summary>
    public PersonRequest? Request { get; init; }

    /// <summary>How it ended; null before.</summary>
    public VerdictReached? Verdict { get; init; }

    /// <summary>How a procedure that was run by itself ended; null before, and in recoveries.</summary>
    public ProcedureEnded? Ended { get; init; }

    /// <summary>When it ended, in rig time.</summary>
    public TimeSpan? EndedAt { get; init; }

    /// <summary>The last line of the console; null before the first.</summary>
    public string? ConsoleText => Console.IsEmpty ? null : ((ConsoleLine)Console[^1].Fact).Text;

    /// <summary>The last entry worth telling; null before the first.</summary>
    public Entry? Latest => Told.IsEmpty ? null : Told[^1];

    /// <summary>Bytes of archives that this attempt has fetched.</summary>
    public long Fetched => Archives.Values.Sum();

    /// <summary>A station before anything was seen.</summary>
    public static StationDisplay Of(string station, PhoneModel phone)
    {
        var stages = new BootStages(phone);
        return new() { Station = station, Phone = phone, Names = new FileNames(phone), Stages = stages, Boot = stages.Start };
    }

    /// <summary>Rig time since the run began; it stands still from the verdict on.</summary>
    public TimeSpan Elapsed(TimeSpan now) => StartedAt is { } started ? (EndedAt ?? now) - started : TimeSpan.Zero;

    /// <summary>Whether the phone is, or may be, writing its flash; null where it is not.</summary>
    /// <param name="now">Rig time.</param>
    public MidWrite? MidWrite(TimeSpan now)
    {
        var boot = Stages.Step(Boot, Input.Tick(now)).State;
        var possible = Possible.IsDefault ? boot.Possible : Possible;
        if (!possible.Any(WritingStages.IsWriting))
        {
            return null;
        }

        var likeliest = Stage is { } stage && stage.IsWriting() ? stage
            : boot.Claims.Select(claim => claim.Stage).Concat(possible).First(claimed => claimed.IsWriting() && possible.Contains(claimed));
        return new MidWrite(Station, likeliest, possible.All(WritingStages.IsWriting), boot.WritingUntil is { } until && until < TimeSpan.MaxValue ? until : null, now);
    }

    /// <summary>What it waits for; null for nothing.</summary>
    /// <param name="now">Rig time.</param>
    public Wait? Wait(TimeSpan now) => this switch
    {
        { EndedAt: not null } => null,
        { Step: { Until: { } until } step } => new(step.WaitsFor ?? step.Text, step.Since, until),
        { Step: not null, Refused: { Fact: DeedRefused refused } entry } => new($"the {refused.Interlock} interlock", entry.Uptime, refused.Until),
        { Step: not null } => null,
        { Attempt: not null, AttemptOver: false } => new("proof that it came home", LeftAloneAt, null),
        { StartedAt: not null } when MidWrite(now) is { } writing => new("the phone to stop writing", LeftAloneAt, writing.Until),
        _ => null,
    };

    /// <summary>Takes the lamps as last looked at.</summary>
    public StationDisplay WithLamps(ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
        this with { Lamps = Lamps.SetItems(lamps.Zip(colours, (lamp, colour) => KeyValuePair.Create(lamp.Name, colour))) };

    /// <summary>Takes one entry.</summary>
    public StationDisplay With(Entry entry)
    {
        var next = Take(entry) with { Boot = Stages.Step(Boot, Input.Of(entry)).State };
        next = Notable.Is(entry.Fact, Stage) ? next with { Told = Tail.With(Told, entry) } : next;
        return ChangesPicture(entry.Fact) ? next with { ChangedAt = entry.Uptime } : next;
    }

    private static bool ChangesPicture(Fact fact) =>
        fact is RunStarted or AttemptStarted or AttemptEnded or StepStarted or StageChanged or VerdictReached or PersonAsked or Diagnosed or Notice or DeedRefused or ProcedureEnded;

    private StationDisplay Take(Entry entry) => entry.Fact switch
    {
        ConsoleLine => this with { Console = Tail.With(Console, entry) },
        DeedRefused => this with { Refused = entry },
        var fact => Take(fact, entry.Uptime),
    };

    private StationDisplay Take(Fact fact, TimeSpan at) => fact switch
    {
        RunStarted => this with { StartedAt = at, LeftAloneAt = at },
        AttemptStarted attempt => this with { Attempt = attempt, AttemptOver = false, Step = null, LeftAloneAt = at, Archives = Archives.Clear(), File = null },
        AttemptEnded => this with { AttemptOver = true, Step = null, LeftAloneAt = at, Request = null },
        StepStarted step => this with { Step = new StepDisplay(step.Step, step.Of, step.Text, step.WaitsFor, at, step.Until), Typed = "", Refused = null },
        StepEnded step => AfterStep(step, at),
        VerdictReached verdict => this with { Verdict = verdict, EndedAt = at, Step = null, Request = null },
        ProcedureEnded ended => this with { Ended = ended, EndedAt = at, Step = null, Request = null },
        StageChanged stage => this with { Stage = stage.Likeliest, Possible = stage.Possible },
        PowerSwitched power => this with { PowerOn = power.On },
        PowerAdopted adopted => this with { PowerOn = adopted.On },
        FirmwareServed served => this with { Served = served },
        Diagnosed diagnosed => this with { Diagnoses = Diagnoses.SetItem(diagnosed.Diagnosis, diagnosed) },
        KeyHeld held => this with { Held = Held.Contains(held.Key) ? Held : Held.Add(held.Key) },
        KeyReleased released => this with { Held = Held.Remove(released.Key) },
        KeyPressed pressed => this with { Typed = Typed + pressed.Key.Name },
        PersonAsked asked => this with { Request = asked.Request, PowerOn = asked.Request.IsPower ? null : PowerOn },
        LampsBegan began => this with { Patterns = Patterns.SetItem(began.Group, began) },
        LampsEnded ended => Patterns.GetValueOrDefault(ended.Group)?.Pattern == ended.Pattern ? this with { Patterns = Patterns.Remove(ended.Group) } : this,
        TftpRequested asked => this with { File = asked.File, FileBytes = default },
        TftpProgress progress => Fetch(progress.File, progress.Bytes, progress.Total),
        TftpCompleted completed => Fetch(completed.File, completed.Bytes, completed.Bytes),
        TftpFailed failed => Fetch(failed.File, failed.Bytes, failed.Total),
        _ => this,
    };

    // A person's hand keeps what it holds until told to let go; any other request is settled once a sense has answered.
    private StationDisplay AfterStep(StepEnded step, TimeSpan at) => this with
    {
        Request = step.Because is not null && Request is { Kind: not PersonRequestKind.Hold } ? null : Request,
        Step = Step is { } current && current.Number == current.Of ? null : Step,
        LeftAloneAt = at,
    };

    private StationDisplay Fetch(string file, long bytes, long total) => this with
    {
        File = file,
        FileBytes = (bytes, total),
        Archives = Names.KindOf(file) == FileKinds.Archive ? Archives.SetItem(file, bytes) : Archives,
    };
}
