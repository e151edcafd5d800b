using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>Tells a person of a phone that has been let write for long; once each time.</summary>
/// <param name="patience">How long is long.</param>
internal sealed class RecoveryNotices(WritePatience patience)
{
    public RecoveryState Step(RecoveryState state, Turn turn)
    {
        var since = state.Phase switch
        {
            RecoveryPhase.Waiting or RecoveryPhase.Ended => null,
            RecoveryPhase.LettingItFinish => state.DarkSince ?? turn.Now,
            _ => state.Context.Writing.FormattingSince,
        };
        if (since is null)
        {
            return state with { DarkSince = null, NoticeAt = null };
        }

        if (state.DarkSince is null)
        {
            return state with { DarkSince = since, NoticeAt = since + patience.NoticeAfter > turn.Now ? since + patience.NoticeAfter : turn.Now };
        }

        if (state.NoticeAt is not { } at || turn.Now < at)
        {
            return state;
        }

        turn.Say(new Notice($"For {ConditionPhrases.Of(turn.Now - state.DarkSince.Value)} the phone has been left alone. {patience.Demand(state.Context.Writing)}"));
        return state with { NoticeAt = null };
    }
}
