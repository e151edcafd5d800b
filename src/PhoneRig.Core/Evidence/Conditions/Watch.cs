using System.Collections.Immutable;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>One condition being watched: the fold of one node of the tree. Once met, it stays met.</summary>
internal abstract record Watch
{
    /// <summary>What met it; null while it is not met.</summary>
    public Sighting? Met { get; init; }

    /// <summary>Whether what may be meant counts (<see cref="LampWish.Perhaps"/>, <see cref="Timeline.Facts.PossibleSighting"/>): true within an <c>absent-for</c>.</summary>
    protected bool Perhaps { get; private init; }

    /// <summary>When time alone may meet it; null for never, or once it is met.</summary>
    public TimeSpan? WakeAt => Met is null ? DueAt : null;

    protected abstract TimeSpan? DueAt { get; }

    /// <summary>Sequences of all entries that it was met by; empty while it is not met, or where only time met it.</summary>
    public virtual ImmutableArray<long> Evidence => Met?.Because is { } because ? [because] : [];

    /// <summary>Takes an entry or a tick.</summary>
    public Watch Step(Moment moment) => Met is null ? Look(moment) : this;

    /// <summary>The same watch where nothing is new.</summary>
    protected abstract Watch Look(Moment moment);

    /// <summary>The same array where nothing is new in any.</summary>
    protected static ImmutableArray<Watch> Step(ImmutableArray<Watch> parts, Moment moment)
    {
        var stepped = parts;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i].Step(moment);
            stepped = ReferenceEquals(part, parts[i]) ? stepped : stepped.SetItem(i, part);
        }

        return stepped;
    }

    /// <summary>Begins to watch. Events from before do not count; a lamp pattern that already goes on does.</summary>
    public static Watch Start(Condition condition, Moment moment)
    {
        var start = moment.WithoutEvent;
        return (Make(condition, start) with { Perhaps = start.Perhaps }).Step(start);
    }

    private static Watch Make(Condition condition, Moment start) => condition switch
    {
        { Any: { } any } => new WatchAny([.. any.Select(one => Start(one, start))]),
        { All: { } all } => new WatchAll([.. all.Select(one => Start(one, start))]),
        { Then: { IsEmpty: false } then } => new WatchThen(then, Start(then[0], start), []),
        { AbsentFor: { } absent } => new WatchAbsent(absent, Start(absent.Of, start with { Perhaps = !start.Perhaps }), start.Now),
        { CountWithin: { } count } => new WatchCount(count, Start(count.Of, start), []),
        { Lamps: { } lamps } => new WatchLamps(LampWish.Of(lamps) with { Perhaps = start.Perhaps }, start.Counted),
        { Console: not null } or { Dhcp: not null } or { Tftp: not null } or { Life: not null } or { Power: not null } or { Outcome: not null } => new WatchEvent(condition),
        _ => throw new ArgumentException($"The condition {condition.At} names nothing to wait for: give it one of any, all, then, absent-for, count-within, console, lamps, dhcp, tftp, life, power, outcome.", nameof(condition)),
    };
}
