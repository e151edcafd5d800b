using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Tells which senses a condition needs, and so whether a station's wait for it is blind.</summary>
public static class ConditionSenses
{
    /// <summary>Every sense that the condition names anywhere.</summary>
    public static Senses Of(Condition condition) => condition switch
    {
        { Any: { } any } => any.Aggregate(Senses.None, (senses, one) => senses | Of(one)),
        { All: { } all } => all.Aggregate(Senses.None, (senses, one) => senses | Of(one)),
        { Then: { } then } => then.Aggregate(Senses.None, (senses, one) => senses | Of(one)),
        { AbsentFor: { } absent } => Of(absent.Of),
        { CountWithin: { } count } => Of(count.Of),
        { Console: not null } => Senses.Console,
        { Lamps: not null } => Senses.Lamps,
        { Dhcp: not null } => Senses.Dhcp,
        { Tftp: not null } => Senses.Tftp,
        _ => Senses.None,
    };

    /// <summary>
    /// Whether a station with these senses can ever tell that the condition holds: one part of an <c>any</c>, every part of an <c>all</c> or a
    /// <c>then</c>. What a station cannot see is not absent there, so <c>absent-for</c> needs the sense as well. False: a wait for it is blind.
    /// </summary>
    public static bool CanBeSeen(Condition condition, WiredSenses wired) => condition switch
    {
        { Any: { } any } => any.Any(one => CanBeSeen(one, wired)),
        { All: { } all } => all.All(one => CanBeSeen(one, wired)),
        { Then: { } then } => then.All(one => CanBeSeen(one, wired)),
        { AbsentFor: { } absent } => CanBeSeen(absent.Of, wired),
        { CountWithin: { } count } => CanBeSeen(count.Of, wired),
        { Console: not null } => wired.Console,
        { Lamps: { } lamps } => wired.LampGroups.Contains(LampWish.Of(lamps).Group),
        _ => true,
    };
}
