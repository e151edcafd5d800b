using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// Begins and ends a campaign's evening as the wall clock passes its times, and once for each passing: what was last said since then stands, whoever said it. Nothing hangs on
/// a process being there just then, nor on a clock that goes evenly.
/// </summary>
internal static class EveningClock
{
    /// <summary>Who says it.</summary>
    public const string Name = "the clock";

    /// <summary>How often the clock is looked at, since it may have been set meanwhile: our choice.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How far a clock may be put back while what was said before still stands: our choice. A Pi has no clock of its own and is put right over the network, so that a word from
    /// further ahead was said by a clock that was wrong; without this it would stand until that moment comes.
    /// </summary>
    private static readonly TimeSpan PutBack = TimeSpan.FromHours(1);

    /// <summary>The word that is due; null: none.</summary>
    public static CampaignFact? Of(CampaignState state, WallClock? wall)
    {
        if (state.Ended || state.Hours is not { } hours || wall is not { } clock)
        {
            return null;
        }

        var (evening, at) = hours.Passed(clock);
        var stands = state.SaidAt is { } said && said >= at && said - clock.Now <= PutBack;
        return stands || evening == state.Evening ? null
            : evening ? new EveningBegan(Name)
            : new EveningEnded(Name);
    }

    /// <summary>When to look again; null: never.</summary>
    public static TimeSpan? WakeAt(CampaignState state, TimeSpan now, WallClock? wall) =>
        !state.Ended && state.Hours is { } hours && wall is { } clock && hours.Next(clock) - clock.Now is var wait ? now + (wait < Look ? wait : Look) : null;
}
