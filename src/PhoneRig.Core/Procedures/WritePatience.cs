using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Procedures;

/// <summary>How long a phone that may be writing is left alone, and what people are told of it.</summary>
/// <param name="model">The phone.</param>
internal sealed class WritePatience(PhoneModel model)
{
    private readonly StageTable stages = new(model);

    /// <summary>How long one waits for it: the longest format (facts 1.4: two hours), and five minutes for its start and its first request.</summary>
    public TimeSpan Bound => Format + TimeSpan.FromMinutes(5);

    /// <summary>After how long a person is told of it (facts 7.2 row 20: 15 min).</summary>
    public TimeSpan NoticeAfter => model.Timings.TryGetValue("dark-notice", out var timing) ? timing.Typical : TimeSpan.FromMinutes(15);

    private TimeSpan Format => stages.Longest(BootStage.Formatting) ?? TimeSpan.FromHours(2);

    /// <summary>
    /// True where a procedure must not begin yet: it cuts the power and the phone may be writing or about to fetch, or it touches a phone that most
    /// likely is writing.
    /// </summary>
    public bool MustWait(Procedure? procedure, WriteMemory writing, TimeSpan now) =>
        procedure is not null && (writing.Likely || (Cuts(procedure) && (writing.Possible || SpeaksUntil(writing, now) is not null)));

    /// <summary>
    /// Until when a phone that has just asked for an address or its configuration, or has just got that, is left alone by what would cut its power: it may begin to fetch
    /// its load at once. Null where it has not, or that time is over. Three quarters of the time between two DISCOVERs: a lease takes 5 s (facts 1.4),
    /// and one that only repeats itself is not waited for again and again.
    /// </summary>
    public TimeSpan? SpeaksUntil(WriteMemory writing, TimeSpan now) =>
        writing is { Stage.Likeliest: BootStage.SeekingLease or BootStage.SeekingConfig or BootStage.Registering, LastSign: { } sign }
        && sign + (Timings.DhcpRetry(model) * 0.75) is var until && now < until
            ? until
            : null;

    /// <summary>True where a procedure cuts the power.</summary>
    public static bool Cuts(Procedure procedure) => procedure.Steps.Any(step => step.Power == OnOff.Off);

    /// <summary>What the power interlock demands, as a sentence; null where it demands nothing.</summary>
    public string? Demand(WriteMemory writing)
    {
        if (!writing.Possible)
        {
            return null;
        }

        if (writing.Stage is not { } told)
        {
            return "What the phone is doing is not known yet, and it may be writing: leave its power on.";
        }

        var stage = writing.Likely ? told.Likeliest : told.Possible.Where(WritingStages.IsWriting).MaxBy(stages.Longest);
        return $"The phone {(writing.Likely ? "is" : "may be")} {FactWords.Describe(stage)} until {FactWords.Moment(Until(stage, writing))} at the latest: leave its power on.";
    }

    private TimeSpan Until(BootStage stage, WriteMemory writing)
    {
        // A format's time runs from its beginning, all others' from the last sign.
        var from = stage == BootStage.Formatting ? writing.FormattingSince ?? writing.Since
            : writing.LastSign > writing.Since ? writing.LastSign.Value : writing.Since;
        return from + (stages.Longest(stage) ?? TimeSpan.Zero);
    }
}
