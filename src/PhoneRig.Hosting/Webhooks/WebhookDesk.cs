using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Webhooks;

/// <summary>
/// Tells whoever the rig file's webhook names of campaigns: one thing at a time, in order, and once it is durable. What does not get through is tried again after pauses
/// that grow, for ever; nothing is passed over. Lives on the rig's loop, and waits for nobody there.
/// </summary>
internal sealed class WebhookDesk : IDisposable
{
    /// <summary>The pause after the first failure; each that follows doubles it. Our choice.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause: our choice. A server that is back is told within that.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly RigConfig rig;
    private readonly IEventLoop loop;
    private readonly IJournal journal;
    private readonly IEdgeExecutor executor;
    private readonly Action<string> post;
    private readonly Action<CampaignFact> tell;
    private readonly Action<Fact> note;
    private NewsQueue queue = NewsQueue.Empty;
    private TimeSpan? pause;
    private IDisposable? again;
    private bool telling;
    private bool closed;

    /// <summary>Tells nothing yet: see <see cref="Start"/>.</summary>
    /// <param name="rig">The rig, which has a webhook.</param>
    /// <param name="loop">Its loop.</param>
    /// <param name="journal">Keeps the campaign's timeline.</param>
    /// <param name="executor">Where a request is waited for.</param>
    /// <param name="post">Sends a body; throws a <see cref="HardwareFaultException"/> where it was not taken.</param>
    /// <param name="tell">Puts a fact onto the campaign's timeline.</param>
    /// <param name="note">Puts a fact onto the rig's own.</param>
    public WebhookDesk(RigConfig rig, IEventLoop loop, IJournal journal, IEdgeExecutor executor, Action<string> post, Action<CampaignFact> tell, Action<Fact> note) =>
        (this.rig, this.loop, this.journal, this.executor, this.post, this.tell, this.note) = (rig, loop, journal, executor, post, tell, note);

    /// <summary>Goes on where the process before has ended. A webhook that was never told anything is told what happens from now on.</summary>
    /// <param name="timeline">The campaign's timeline up to now.</param>
    public void Start(IEnumerable<Entry> timeline)
    {
        queue = timeline.Aggregate(queue, NewsQueue.Step);
        if (queue.Told is null)
        {
            tell(new NewsTold(queue.Last));
        }

        Pump();
    }

    /// <summary>The campaign's timeline has another entry.</summary>
    public void Take(Entry entry)
    {
        queue = NewsQueue.Step(queue, entry);
        Pump();
    }

    /// <summary>Tells nothing more; what waits is told by the next process.</summary>
    public void Dispose()
    {
        closed = true;
        again?.Dispose();
    }

    private void Pump()
    {
        if (!closed && !telling && again is null && queue.Waiting.Find(news => rig.Webhook!.Tells.Contains(news.Event)) is { } next)
        {
            telling = true;

            // Nobody hears what the rig itself may have forgotten after a crash.
            journal.WhenDurable(fault =>
            {
                if (closed)
                {
                    return;
                }

                if (fault is not null)
                {
                    Ended(next, fault);
                    return;
                }

                var body = NewsJson.Of(rig, next);
                executor.Run(() => post(body), thrown => Ended(next, thrown));
            });
        }
    }

    private void Ended(CampaignNews news, Exception? thrown)
    {
        telling = false;
        if (closed)
        {
            return;
        }

        if (thrown is null)
        {
            if (pause is not null)
            {
                note(new Notice("the webhook is told again of what waited for it"));
            }

            pause = null;
            tell(new NewsTold(news.Sequence));
            Pump();
            return;
        }

        if (pause is null)
        {
            note(new Notice(thrown is HardwareFaultException fault ? $"{fault.Part}: {fault.Reason}. Its news wait, and are told when it answers" : $"the webhook's news wait: {thrown.Message}"));
        }

        pause = pause is { } before ? before * 2 < LongestPause ? before * 2 : LongestPause : FirstPause;
        again = loop.Schedule(loop.Uptime + pause.Value, () =>
        {
            again = null;
            Pump();
        });
    }
}
