using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// Sees by a station's entries whether a phone that runs goes on running: by the boot stages, and once for each time that it does not. What it does as its power was away, or
/// after a part of the rig failed, is not its own doing, and it has to be seen running before it can fall again.
/// </summary>
public sealed record SoakWatch
{
    /// <summary>How long after its power is back what a phone does is still the power's: the longest boot (facts 1.4), and the patience of who notices that it was gone. Our choice.</summary>
    private static readonly TimeSpan Settles = TimeSpan.FromMinutes(10);

    /// <summary>True while it is known to run.</summary>
    private bool Runs { get; init; }

    /// <summary>Uptime until when what it does is its power's; null: it is its own.</summary>
    private TimeSpan? Excused { get; init; }

    /// <summary>True where its power took it away, and it was not seen running since.</summary>
    private bool Owed { get; init; }

    /// <summary>Uptime by which it has to be back; null: nothing is waited for.</summary>
    public TimeSpan? BackBy => Owed && Excused is { } at && at != TimeSpan.MaxValue ? at : null;

    /// <summary>From now on.</summary>
    /// <param name="likeliest">The phone's stage.</param>
    public static SoakWatch Of(BootStage likeliest) => new() { Runs = IsRunning(likeliest) };

    /// <summary>Takes one entry of the station.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>What is known then, and what it tells, where it tells something.</returns>
    public (SoakWatch Next, SoakSighting? Seen) Take(Entry entry) => entry.Fact switch
    {
        StageChanged changed when IsRunning(changed.Likeliest) => (this with { Runs = true, Owed = false }, null),
        StageChanged when Runs && Excused > entry.Uptime => (this with { Runs = false, Owed = true }, null),
        StageChanged changed when Runs => (this with { Runs = false }, new SoakSighting.Fell(changed.Likeliest switch
        {
            BootStage.Silent => "fell silent",
            BootStage.InShell => "fell into its shell",
            _ => "started again",
        })),
        UpsSeen { Power: UpsPower.Battery or UpsPower.LowBattery } or PowerMetered { Power: PowerSense.Off } or PowerMissing => (this with { Excused = TimeSpan.MaxValue }, null),
        UpsSeen { Power: UpsPower.Mains } or PowerMetered { Power: PowerSense.On } when Excused == TimeSpan.MaxValue => (this with { Excused = entry.Uptime + Settles }, null),

        // Its relay's board failed, or answers again: what the phone does by that is the rig's.
        PowerAdopted => (this with { Runs = false }, null),
        DeedIntended => (this, new SoakSighting.Disturbed("somebody has taken the station in hand")),
        RunStarted => (this, new SoakSighting.Disturbed("a run was begun there")),
        _ => (this, null),
    };

    /// <summary>Its time is up: <see cref="BackBy"/>.</summary>
    public (SoakWatch Next, SoakSighting Seen) Missed() => (this with { Owed = false }, new SoakSighting.Fell("did not come back with its power"));

    /// <summary>Where nobody is its call manager, a phone that runs goes on asking for one.</summary>
    private static bool IsRunning(BootStage stage) => stage is BootStage.Registered or BootStage.Registering;
}
