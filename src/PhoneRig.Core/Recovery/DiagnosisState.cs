using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Conditions;

namespace PhoneRig.Core.Recovery;

/// <summary>How far each diagnosis has come: a plain value.</summary>
public sealed record DiagnosisState
{
    /// <summary>Before the run: nothing is watched.</summary>
    public static DiagnosisState None { get; } = new();

    /// <summary>The diagnoses that stand, the one met last at the end.</summary>
    public ImmutableArray<StandingDiagnosis> Standing { get; internal init; } = [];

    /// <summary>Those that the last entry or tick met.</summary>
    public ImmutableArray<StandingDiagnosis> New { get; internal init; } = [];

    /// <summary>The names of those that were met since the attempt under way began.</summary>
    public ImmutableSortedSet<string> MetInAttempt { get; internal init; } = [];

    /// <summary>True from the beginning of an attempt that cuts the power to its power-on: what the phone shows is not watched.</summary>
    internal bool Rests { get; init; }

    /// <summary>When time alone may meet one.</summary>
    internal TimeSpan? WakeAt { get; private init; }

    internal ImmutableSortedDictionary<string, ConditionState> Watched
    {
        get;
        init => (field, WakeAt) = (value, EarliestOf(value));
    } = ImmutableSortedDictionary<string, ConditionState>.Empty;

    /// <summary>When time alone may confirm one.</summary>
    internal TimeSpan? ConfirmedAt { get; private init; }

    internal ImmutableSortedDictionary<string, ConditionState> Confirming
    {
        get;
        init => (field, ConfirmedAt) = (value, EarliestOf(value));
    } = ImmutableSortedDictionary<string, ConditionState>.Empty;

    /// <summary>True where a diagnosis stands.</summary>
    internal bool Stands(string name) => Standing.Any(one => one.Name == name);

    private static TimeSpan? EarliestOf(ImmutableSortedDictionary<string, ConditionState> states)
    {
        TimeSpan? earliest = null;
        foreach (var (_, state) in states)
        {
            earliest = Earliest.Of(earliest, state.WakeAt);
        }

        return earliest;
    }
}
