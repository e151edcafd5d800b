using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
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

    /// <summary>When the run began, in rig time; null before.</summary>
    public TimeSpan? StartedAt { get; init; }

    /// <summary>The power as last switched; null before.</summary>
    public bool? PowerOn { get; init; }

    /// <summary>The likeliest boot stage; null before anything is known.</summary>
    public BootStage? Stage { get; init; }

    /// <summary>The attempt under way, or the last one; null before the first.</summary>
    public AttemptStarted? Attempt { get; init; }

    /// <summary>The step under way; null where the procedure is over and the phone is left to itself.</summary>
    public StepDisplay? Step { get; init; }

    /// <summary>When the phone was last left to itself, in rig time.</summary>
    public TimeSpan LeftAloneAt { get; init; }

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

    /// <summary>The last line of the console; null before the first.</summary>
    public string? ConsoleText { get; init; }

    /// <summary>The last entry worth telling.</summary>
    public Entry? Latest { get; init; }

    /// <summary>What the person at the station is asked to do now; null for nothing.</summary>
    public PersonRequest? Request { get; init; }

    /// <summary>How it ended; null before.</summary>
    public VerdictReached? Verdict { get; init; }

    /// <summary>When it ended, in rig time.</summary>
    public TimeSpan? EndedAt { get; init; }

    /// <summary>Bytes of archives that this attempt has fetched.</summary>
    public long Fetched => Archives.Values.Sum();

    /// <summary>A station before anything was seen.</summary>
    public static StationDisplay Of(string station, PhoneModel phone) => new() { Station = station, Phone = phone, Names = new FileNames(phone) };

    /// <summary>Rig time since the run began; it stands still from the verdict on.</summary>
    public TimeSpan Elapsed(TimeSpan now) => StartedAt is { } started ? (EndedAt ?? now) - started : TimeSpan.Zero;

    /// <summary>Takes the lamps as last looked at.</summary>
    public StationDisplay WithLamps(ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours) =>
        this with { Lamps = Lamps.SetItems(lamps.Zip(colours, (lamp, colour) => KeyValuePair.Create(lamp.Name, colour))) };

    /// <summary>Takes one entry.</summary>
    public StationDisplay With(Entry entry)
    {
        var next = Take(entry.Fact, entry.Uptime);
        return Notable.Is(entry.Fact, Stage) ? next with { Latest = entry } : next;
    }

    private StationDisplay Take(Fact fact, TimeSpan at) => fact switch
    {
        RunStarted => this with { StartedAt = at },
        AttemptStarted attempt => this with { Attempt = attempt, Step = null, LeftAloneAt = at, Archives = Archives.Clear(), File = null },
        AttemptEnded => this with { Step = null, LeftAloneAt = at, Request = null },
        StepStarted step => this with { Step = new StepDisplay(step.Step, step.Of, step.Text, step.WaitsFor, at, step.Until), Typed = "" },
        StepEnded step => AfterStep(step, at),
        VerdictReached verdict => this with { Verdict = verdict, EndedAt = at, Step = null, Request = null },
        StageChanged stage => this with { Stage = stage.Likeliest },
        PowerSwitched power => this with { PowerOn = power.On },
        KeyHeld held => this with { Held = Held.Contains(held.Key) ? Held : Held.Add(held.Key) },
        KeyReleased released => this with { Held = Held.Remove(released.Key) },
        KeyPressed pressed => this with { Typed = Typed + pressed.Key.Name },
        PersonAsked asked => this with { Request = asked.Request },
        LampsBegan began => this with { Patterns = Patterns.SetItem(began.Group, began) },
        LampsEnded ended => Patterns.GetValueOrDefault(ended.Group)?.Pattern == ended.Pattern ? this with { Patterns = Patterns.Remove(ended.Group) } : this,
        ConsoleLine line => this with { ConsoleText = line.Text },
        TftpRequested asked => this with { File = asked.File },
        TftpProgress progress => Fetch(progress.File, progress.Bytes),
        TftpCompleted completed => Fetch(completed.File, completed.Bytes),
        TftpFailed failed => Fetch(failed.File, failed.Bytes),
        _ => this,
    };

    // A person's hand keeps what it holds until told to let go; any other request is settled once a sense has answered.
    private StationDisplay AfterStep(StepEnded step, TimeSpan at) => this with
    {
        Request = step.Because is not null && Request is { Kind: not PersonRequestKind.Hold } ? null : Request,
        Step = Step is { } current && current.Number == current.Of ? null : Step,
        LeftAloneAt = at,
    };

    private StationDisplay Fetch(string file, long bytes) => this with
    {
        File = file,
        Archives = Names.KindOf(file) == FileKinds.Archive ? Archives.SetItem(file, bytes) : Archives,
    };
}
