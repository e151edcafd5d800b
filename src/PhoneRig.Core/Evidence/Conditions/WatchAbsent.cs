using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met once something has not been seen for long enough, counted from its last sighting or the start. A lamp pattern is seen for as long as it goes on; one that may be meant, for all that its sensor can tell, is not absent, and neither is a packet that may be this phone's.</summary>
/// <param name="Absent">What, and for how long.</param>
/// <param name="Current">The watch for the next sighting.</param>
/// <param name="Last">The last sighting, or the start.</param>
internal sealed record WatchAbsent(AbsentFor Absent, Watch Current, TimeSpan Last) : Watch
{
    /// <summary>True once what must be absent was seen, by an event or a pattern that goes on.</summary>
    public bool Broken { get; private init; }

    protected override TimeSpan? DueAt => Current.Met is null ? Earliest.Of(Last + Absent.For, Current.WakeAt) : null;

    protected override Watch Look(Moment moment)
    {
        // A lamp pattern that goes on meets the new watch at once: it is seen again at the next look.
        var current = Current.Step(moment);
        var seen = current.Met is not null;
        if (seen)
        {
            current = Start(Absent.Of, moment with { Perhaps = !Perhaps });
        }

        if (!seen && moment.Now < Last + Absent.For)
        {
            return ReferenceEquals(current, Current) ? this : this with { Current = current };
        }

        var last = seen ? moment.Now : Last;
        return this with
        {
            Current = current,
            Last = last,
            Broken = Broken || seen,
            Met = current.Met is null && moment.Now >= last + Absent.For
                ? new Sighting(null, moment.Now, $"no {ConditionPhrases.WaitsFor(Absent.Of)} for {ConditionPhrases.Of(moment.Now - last)}") : null,
        };
    }
}
