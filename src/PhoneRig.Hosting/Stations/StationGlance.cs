using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>What a status tells of a station, folded from its entries.</summary>
/// <param name="PowerOn">Whether the rig feeds the phone; null where nobody can say.</param>
/// <param name="KeysDown">The keys that are held.</param>
/// <param name="Doing">The attempt and step of the job under way.</param>
/// <param name="LastVerdict">How the last job ended, in a few words.</param>
/// <param name="LastSequence">The sequence of the last entry.</param>
internal sealed record StationGlance(bool? PowerOn, ImmutableSortedSet<string> KeysDown, ImmutableArray<string> Doing, string? LastVerdict, long LastSequence)
{
    /// <summary>Why the console is of no use although it is open, or is listened to at another rate than the phone's file says; null for neither.</summary>
    public Fact? ConsoleTrouble { get; init; }

    /// <summary>Before the first entry.</summary>
    public static StationGlance Nothing { get; } = new(null, ImmutableSortedSet.Create<string>(StringComparer.Ordinal), [], null, 0);

    /// <summary>Whether any sense has told of the phone since its power was switched last.</summary>
    public bool PhoneTold { get; init; }

    /// <summary>Takes one entry.</summary>
    public StationGlance With(Entry entry) => Take(entry.Fact) with
    {
        LastSequence = entry.Sequence,
        PhoneTold = IsSignOfPhone(entry.Fact) || (PhoneTold && entry.Fact is not (PowerSwitched or PowerAdopted)),
    };

    /// <summary>Whether a sense tells of the phone, whatever it does.</summary>
    public static bool IsSignOfPhone(Fact fact) => fact is ConsoleLine or NetworkSighting or LampsBegan { Pattern: not LampPattern.Dark };

    /// <summary>Whether an entry may change what a status tells, beside its last sequence.</summary>
    public static bool IsChangedBy(Fact fact) => fact is
        RigStarted or PowerAdopted or PowerSwitched or KeyHeld or KeyReleased or StageChanged or RunStarted or AttemptStarted or StepStarted or VerdictReached or ProcedureEnded or MacScanned or MacLearnt or MacForgotten or PersonAsked { Request.IsPower: true } or RigFault or ConsoleGarbled or ConsoleRatesTried;

    private StationGlance Take(Fact fact) => fact switch
    {
        PowerAdopted adopted => this with { PowerOn = adopted.On },
        PowerSwitched switched => this with { PowerOn = switched.On },
        PersonAsked { Request.IsPower: true } => this with { PowerOn = null },
        RigStarted => this with { ConsoleTrouble = null },
        ConsoleGarbled or ConsoleRatesTried => this with { ConsoleTrouble = fact },

        // A rate that is not the file's stays worth saying, however well it reads.
        ConsoleLine { Rule: not null } when ConsoleTrouble is not ConsoleRatesTried { Readable: not null } => this with { ConsoleTrouble = null },
        KeyHeld held => this with { KeysDown = KeysDown.Add(held.Key.Name) },
        KeyReleased released => this with { KeysDown = KeysDown.Remove(released.Key.Name) },
        RunStarted => this with { Doing = [] },
        AttemptStarted attempt => this with { Doing = [$"attempt {attempt.Number}: {attempt.Procedure}"] },
        StepStarted step => this with { Doing = [.. Doing.Take(Doing.Length > 0 && Doing[0].StartsWith("attempt", StringComparison.Ordinal) ? 1 : 0), $"step {step.Step} of {step.Of}"] },
        VerdictReached reached => this with { Doing = [], LastVerdict = FactWords.Describe(reached.Verdict) + (reached.Diagnosis is { } diagnosis ? $" ({diagnosis})" : "") },
        ProcedureEnded ended => this with { Doing = [], LastVerdict = $"procedure {ended.Procedure}: {ended.Outcome}" },
        _ => this,
    };
}
