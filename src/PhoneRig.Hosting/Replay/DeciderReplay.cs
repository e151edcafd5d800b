using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Folds a decider over a recorded timeline and holds what it says and does against what is recorded: facts of others are fed as they stand there, its own are
/// awaited from it. No clock, no hands.
/// </summary>
/// <remarks>
/// A recording tells entries and no wake-ups. A decider that was woken to some effect spoke at once, so its recorded word tells when; one that said nothing is
/// woken when it asked to be. A loop that was busy may have woken it after entries that came when it was due already, so where both orders lead to what is
/// recorded, either is right. Beyond <paramref name="slack"/> nothing is late: then the time itself differs.
/// </remarks>
/// <param name="decider">The decider.</param>
/// <param name="own">Which facts are its own.</param>
/// <param name="slack">How late wake-ups may be.</param>
internal sealed class DeciderReplay<TState>(IDecider<TState> decider, Func<Fact, bool> own, TimeSpan slack)
{
    private readonly ReplayLoop loop = new();
    private readonly Queue<(Fact Fact, TimeSpan At)> said = [];
    private readonly SameFact same = new(slack);

    /// <summary>How many decisions were the same.</summary>
    public int Same { get; private set; }

    /// <summary>Folds it over a timeline.</summary>
    /// <param name="entries">The timeline.</param>
    /// <param name="ended">Whether the recording goes on until the decider had nothing more to say.</param>
    /// <returns>The first decision that differs; null where all are the same.</returns>
    public ReplayDifference? Run(IReadOnlyList<Entry> entries, bool ended)
    {
        var host = new DeciderHost<TState>(
            decider, loop, fact => said.Enqueue((fact, loop.Uptime)), deed => said.Enqueue((new DeedIntended(deed), loop.Uptime)), woken => woken.Feed(Input.Tick(loop.Uptime)));
        for (var i = 0; i < entries.Count; i++)
        {
            WakeBefore(host, entries, i);
            if (Judge(entries[i]) is { } difference)
            {
                return difference;
            }

            loop.PassTo(entries[i].Uptime);
            host.Feed(Input.Of(entries[i]));
        }

        return ended && said.TryPeek(out var left) ? new ReplayDifference(left.At, null, left.Fact) : null;
    }

    /// <summary>Wakes the decider as often as it was woken before an entry.</summary>
    private void WakeBefore(DeciderHost<TState> host, IReadOnlyList<Entry> entries, int index)
    {
        var entry = entries[index];
        while (said.Count == 0 && loop.Due is { } due && due <= entry.Uptime)
        {
            var at = due > loop.Uptime ? due : loop.Uptime;
            if (WordOf(decider.Step(host.State, Input.Tick(at))) is not null)
            {
                if (own(entry.Fact))
                {
                    // As late as its word was recorded; unless something else was due in between, which it would know of then.
                    at = WordOf(decider.Step(host.State, Input.Tick(entry.Uptime))) is { } late && same.Is(entry.Fact, late) ? entry.Uptime : at;
                }
                else if (SpeaksLater(host.State, entries, index, at + slack))
                {
                    return;
                }
            }

            loop.Wake(at);
        }
    }

    /// <summary>Whether it says what is recorded next if it is woken only after entries that came when it was due already. A decider is a fold, so that can be tried.</summary>
    private bool SpeaksLater(TState state, IReadOnlyList<Entry> entries, int from, TimeSpan until)
    {
        TimeSpan? at = null;
        for (var i = from; i < entries.Count && entries[i].Uptime <= until; i++)
        {
            if (own(entries[i].Fact))
            {
                return WordOf(decider.Step(state, Input.Tick(entries[i].Uptime))) is { } late && same.Is(entries[i].Fact, late);
            }

            var heard = decider.Step(state, Input.Of(entries[i]));
            if (WordOf(heard) is { } word)
            {
                return NextOwn(entries, i + 1) is { } next && next.Uptime <= entries[i].Uptime + slack && same.Is(next.Fact, word);
            }

            state = heard.State;
            at = entries[i].Uptime;
        }

        // Overtaken: what it would have said is no longer so once these entries are known.
        return at is { } last && WordOf(decider.Step(state, Input.Tick(last))) is null;
    }

    private static Fact? WordOf(Decided<TState> decided) =>
        !decided.Facts.IsEmpty ? decided.Facts[0] : !decided.Deeds.IsEmpty ? new DeedIntended(decided.Deeds[0]) : null;

    private Entry? NextOwn(IReadOnlyList<Entry> entries, int from)
    {
        for (var i = from; i < entries.Count; i++)
        {
            if (own(entries[i].Fact))
            {
                return entries[i];
            }
        }

        return null;
    }

    private ReplayDifference? Judge(Entry entry)
    {
        var waits = said.TryPeek(out var word);
        if (waits && same.Is(entry.Fact, word.Fact) && (entry.Uptime - word.At).Duration() <= slack)
        {
            said.Dequeue();
            Same++;
            return null;
        }

        return own(entry.Fact) ? new ReplayDifference(waits && word.At < entry.Uptime ? word.At : entry.Uptime, entry, waits ? word.Fact : null)
            : waits && word.At + slack < entry.Uptime ? new ReplayDifference(word.At, null, word.Fact)
            : null;
    }
}
