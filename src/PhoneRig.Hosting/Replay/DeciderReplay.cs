using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Folds a decider over a recorded timeline and holds what it says and does against what is recorded: facts of others are fed as they stand there, its own are
/// awaited from it. No clock, no hands.
/// </summary>
/// <remarks>
/// <para>
/// A recording tells entries and no wake-ups, and a busy loop wakes a decider late: what it decides by time it decides at another uptime then, after entries that
/// came when it was due already, or never, where one of these made it void. So a replay has to find out when it was woken. It decides the same where there is
/// <em>any</em> course of wake-ups, each within <paramref name="slack"/> of the time that was asked for, by which it says all that is recorded, in that order, and
/// nothing else. Hence no list of the decisions that lateness may touch: a stage, a diagnosis or a step that is met a little earlier or later is no difference; one
/// that is missing, is another or is too many on every course is one.
/// </para>
/// <para>
/// A word was recorded as soon as it was said, which tells when a wake-up with a word came; so of the courses the one that goes by that is tried first: woken right
/// before its word, or not yet. The others are for words that had to wait for their turn behind those of another decider. A decider is a fold, so trying is safe, and
/// a course whose next word is not the one that is recorded next ends at once.
/// </para>
/// </remarks>
/// <param name="decider">The decider.</param>
/// <param name="own">Which facts are its own.</param>
/// <param name="slack">How far from its time a wake-up may be.</param>
internal sealed class DeciderReplay<TState>(IDecider<TState> decider, Func<Fact, bool> own, TimeSpan slack)
{
    /// <summary>Courses that are followed at once, the likeliest. Our choice: on a machine with ten times too much to do three were seen to be needed.</summary>
    private const int MostCourses = 8;

    private readonly SameFact same = new(slack);
    private (int Same, ReplayDifference Difference)? furthest;

    /// <summary>How many decisions were the same.</summary>
    public int Same { get; private set; }

    /// <summary>Folds it over a timeline.</summary>
    /// <param name="entries">The timeline.</param>
    /// <param name="ended">Whether the recording goes on until the decider had nothing more to say.</param>
    /// <returns>The first decision that differs, on the course that takes most decisions again; null where one takes all.</returns>
    public ReplayDifference? Run(IReadOnlyList<Entry> entries, bool ended)
    {
        List<ReplayCourse<TState>> courses = [new(decider.Start)];
        var nextOwn = NextOwn(entries);
        for (var i = 0; i < entries.Count && courses.Count > 0; i++)
        {
            var (entry, next) = (entries[i], nextOwn[i]);
            courses = [.. courses.SelectMany(course => Woken(course, entry, next)).Select(course => Hear(course, entry)).OfType<ReplayCourse<TState>>().Take(MostCourses)];
        }

        if (courses.Find(course => !ended || course.Said.IsEmpty) is { } whole)
        {
            Same = whole.Same;
            return null;
        }

        courses.ForEach(course => End(course, null));
        Same = furthest!.Value.Same;
        return furthest.Value.Difference;
    }

    /// <summary>For each entry the first of the decider's own from there on.</summary>
    private Entry?[] NextOwn(IReadOnlyList<Entry> entries)
    {
        var next = new Entry?[entries.Count];
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            next[i] = own(entries[i].Fact) ? entries[i] : i + 1 < entries.Count ? next[i + 1] : null;
        }

        return next;
    }

    /// <summary>The ways in which it may have been woken before an entry, the likeliest first.</summary>
    private IEnumerable<ReplayCourse<TState>> Woken(ReplayCourse<TState> course, Entry entry, Entry? next)
    {
        var isNext = entry == next;
        while (course.Said.IsEmpty && course.WakeAt is { } due && due <= (isNext ? entry.Uptime + slack : entry.Uptime))
        {
            var at = due > course.Uptime ? due : course.Uptime;
            var punctual = Wake(course, at);
            if (!punctual.Said.IsEmpty || !HearAlike(course, punctual, entry))
            {
                return Woken(course, punctual, at, entry, next);
            }

            if (at > entry.Uptime)
            {
                break;
            }

            course = punctual;
        }

        return [course];
    }

    private IEnumerable<ReplayCourse<TState>> Woken(ReplayCourse<TState> course, ReplayCourse<TState> punctual, TimeSpan at, Entry entry, Entry? next)
    {
        ReplayCourse<TState>[] notYet = entry.Uptime <= at + slack ? [course] : [];
        if (punctual.Said.IsEmpty)
        {
            return Woken(punctual, entry, next).Concat(notYet);
        }

        // A time that is reckoned from a word is later than the wake-up's own by what passed until the word was recorded: the next may seem to come too early.
        ReplayCourse<TState>[] woken = [.. (at < entry.Uptime ? new[] { Wake(course, entry.Uptime), punctual } : [punctual]).Where(one => Fits(one, next))];
        return entry == next ? woken.Take(1).Concat(notYet) : notYet.Concat(woken.SelectMany(one => Woken(one, entry, next)));
    }

    private ReplayCourse<TState> Wake(ReplayCourse<TState> course, TimeSpan at) => course.After(decider.Step(course.State, Input.Tick(at)), at);

    /// <summary>Whether it makes no difference to what it says to an entry that it was woken before.</summary>
    private bool HearAlike(ReplayCourse<TState> course, ReplayCourse<TState> woken, Entry entry)
    {
        var (one, other) = (decider.Step(course.State, Input.Of(entry)), decider.Step(woken.State, Input.Of(entry)));
        return one.WakeAt == other.WakeAt && ReplayCourse<TState>.WordsOf(one).SequenceEqual(ReplayCourse<TState>.WordsOf(other), same);
    }

    /// <summary>Whether what it says is what is recorded next; the words of others may come before it.</summary>
    private bool Fits(ReplayCourse<TState> course, Entry? next)
    {
        var (word, at) = course.Said.Peek();
        return next is null || !own(word) || IsMet(next, word, at) || End(course, next) is not null;
    }

    private bool IsMet(Entry entry, Fact word, TimeSpan at) => same.Equals(entry.Fact, word) && (entry.Uptime - at).Duration() <= slack;

    /// <summary>Holds an entry against what was said, and feeds it.</summary>
    /// <returns>Null where they differ.</returns>
    private ReplayCourse<TState>? Hear(ReplayCourse<TState> course, Entry entry)
    {
        if (!course.Said.IsEmpty && IsMet(entry, course.Said.Peek().Fact, course.Said.Peek().At))
        {
            course = course.Met();
        }
        else if (own(entry.Fact) || (!course.Said.IsEmpty && course.Said.Peek().At + slack < entry.Uptime))
        {
            return End(course, own(entry.Fact) ? entry : null);
        }

        return course.After(decider.Step(course.State, Input.Of(entry)), entry.Uptime);
    }

    /// <summary>Ends a course that decides otherwise than the recording.</summary>
    /// <returns>Null.</returns>
    private ReplayCourse<TState>? End(ReplayCourse<TState> course, Entry? recorded)
    {
        if (furthest is null || course.Same > furthest.Value.Same)
        {
            (Fact Fact, TimeSpan At)? said = course.Said.IsEmpty ? null : course.Said.Peek();
            furthest = (course.Same, new ReplayDifference(said is { } word && !(word.At > recorded?.Uptime) ? word.At : recorded!.Uptime, recorded, said?.Fact));
        }

        return null;
    }
}
