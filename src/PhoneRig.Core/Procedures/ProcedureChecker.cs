using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>
/// Judges a procedure before anything moves: by itself (its words, its order) and on a station (the phone's names, the wiring).
/// Every problem is told, in the order of the file.
/// </summary>
public static class ProcedureChecker
{
    /// <summary>Everything that is wrong with a procedure on a station; empty where it may run there.</summary>
    /// <param name="procedure">The procedure.</param>
    /// <param name="phone">The model of the station's phone.</param>
    /// <param name="station">The station.</param>
    /// <param name="limits">What a person's finger can stand; null: the defaults.</param>
    public static ImmutableArray<ConfigProblem> Check(Procedure procedure, PhoneModel phone, StationConfig station, ProcedureCheckerLimits? limits = null)
    {
        var problems = new ProblemList();
        problems.AddRange(CheckWords(procedure));
        problems.AddRange(CheckOrder(procedure));
        new ProcedureCheckerNames(procedure, phone, problems).Check();
        new ProcedureCheckerProof(procedure, phone, problems).Check();
        new ProcedureCheckerWiring(procedure, phone, station, limits ?? new(), problems).Check();
        return problems.InFileOrder();
    }

    /// <summary>True where a station's senses can ever see a condition. Leases and transfers are always seen: the rig serves them.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="phone">The model of the station's phone.</param>
    /// <param name="station">The station.</param>
    public static bool CanBeSeen(Condition condition, PhoneModel phone, StationConfig station) => condition switch
    {
        { Any: { } any } => any.Any(c => CanBeSeen(c, phone, station)),
        { All: { } all } => all.All(c => CanBeSeen(c, phone, station)),
        { Then: { } then } => then.All(c => CanBeSeen(c, phone, station)),
        { AbsentFor: { } absent } => CanBeSeen(absent.Of, phone, station),
        { CountWithin: { } count } => CanBeSeen(count.Of, phone, station),
        { Console: not null } => station.Console is not null,
        { Lamps: { } lamps } => AreWired(lamps, phone, station),
        _ => true,
    };

    /// <summary>What can be said of each step alone.</summary>
    internal static ImmutableArray<ConfigProblem> CheckWords(Procedure procedure)
    {
        var problems = new ProblemList();
        new ProcedureCheckerWords(procedure, problems).Check();
        return problems.InFileOrder();
    }

    /// <summary>What can be said of the steps together, without a phone or a station.</summary>
    internal static ImmutableArray<ConfigProblem> CheckOrder(Procedure procedure)
    {
        var problems = new ProblemList();
        new ProcedureCheckerOrder(procedure, problems).Check();
        new ProcedureCheckerNeeds(procedure, problems).Check();
        return problems.InFileOrder();
    }

    /// <summary>Where a step stands; a procedure built in code has its name for a file and its step's number for a line.</summary>
    internal static Position PlaceOf(Procedure procedure, Step step) =>
        step.At ?? new(procedure.Name, procedure.Steps.IndexOf(step) + 1, 1);

    // A walk goes from lamp to lamp, so one sensor cannot tell it from blinking.
    private static bool AreWired(LampCondition lamps, PhoneModel phone, StationConfig station)
    {
        if (station.Lamps is not { } wired)
        {
            return false;
        }

        var needed = lamps.Lines == LampPattern.Walking ? 2 : 1;
        return (wired.TellsColours || LampWish.Of(lamps).NeedsNoColour) && ConditionWords.GroupsOf(lamps).All(group =>
            phone.Lamps.GetValueOrDefault(group, []).Count(wired.Sensors.ContainsKey) >= needed);
    }
}
