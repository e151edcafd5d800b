using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Conditions and evidence in plain words.</summary>
public static class ConditionPhrases
{
    /// <summary>What is waited for: "console reset-code-wanted, or line lamps walking amber for 6 s".</summary>
    public static string WaitsFor(Condition condition) => condition switch
    {
        { Any: { } any } => Join(any, ", or "),
        { All: { } all } => Join(all, ", and "),
        { Then: { } then } => Join(then, ", then "),
        { AbsentFor: { } absent } => $"no {Part(absent.Of)} for {Of(absent.For)}",
        { CountWithin: { } count } => $"{Part(count.Of)} {count.Count} times within {Of(count.Within)}",
        { Console: { } rule } => $"console {rule}",
        { Lamps: { } lamps } => Of(LampWish.Of(lamps)),
        { Dhcp: { } message } => $"DHCP {message}",
        { Tftp: { } transfer } => $"TFTP {Transfer(transfer)}",
        { Life: { } sign } => sign switch
        {
            ConditionWords.Registered => "registration with the rig",
            ConditionWords.Unregistered => "end of its registration",
            ConditionWords.Page => "its web page",
            ConditionWords.Cdp => "CDP",
            _ => sign,
        },
        { Power: ConditionWords.AliveWhileOff } => "life while the power is off",
        { Power: ConditionWords.FedWhileOff } => "power behind the relay while it is open",
        { Power: ConditionWords.UnfedWhileOn } => "no power behind the relay while it is closed",
        { Power: ConditionWords.OffProven } => "no life while the power is off",
        { Outcome: { } outcome } => $"an attempt that ends in {outcome}",
        _ => "nothing",
    };

    /// <summary>A duration: "500 ms", "6 s", "4 min", "1 h 30 min". Below a second to the millisecond, else to the second, rounded down.</summary>
    public static string Of(TimeSpan duration)
    {
        if (duration < TimeSpan.FromSeconds(1))
        {
            return $"{(long)duration.TotalMilliseconds} ms";
        }

        if (duration < TimeSpan.FromMinutes(2))
        {
            return $"{(long)duration.TotalSeconds} s";
        }

        return duration < TimeSpan.FromHours(1)
            ? Two(duration.Minutes, "min", duration.Seconds, "s")
            : Two((long)duration.TotalHours, "h", duration.Minutes, "min");
    }

    /// <summary>A lamp pattern: "line lamps walking amber for 6 s", "headset lamp dark".</summary>
    internal static string Of(string group, LampPattern pattern, LampColour colour, TimeSpan? age) =>
        $"{Group(group)} {Pattern(pattern, colour is LampColour.Dark or LampColour.Lit ? [] : [colour])}{(age is { } time ? $" for {Of(time)}" : "")}";

    private static string Of(LampWish wish) =>
        $"{Group(wish.Group)} {Pattern(wish.Pattern, wish.Colours)}{(wish.For > TimeSpan.Zero ? $" for {Of(wish.For)}" : "")}";

    private static string Group(string group) => group == "lines" ? "line lamps" : $"{group} lamp";

    private static string Pattern(LampPattern pattern, ImmutableArray<LampColour> colours)
    {
        var name = Enum.GetName(pattern)!.ToLowerInvariant();
        return pattern == LampPattern.Dark || colours.IsEmpty ? name : $"{name} {string.Join(" or ", colours.Select(colour => Enum.GetName(colour)!.ToLowerInvariant()))}";
    }

    private static string Transfer(string transfer) => transfer switch
    {
        _ when transfer.EndsWith("-served", StringComparison.OrdinalIgnoreCase) => $"{transfer[..^"-served".Length]} served",
        _ when transfer.EndsWith("-refused", StringComparison.OrdinalIgnoreCase) => $"{transfer[..^"-refused".Length]} refused",
        _ => $"{transfer} asked for",
    };

    private static string Join(ImmutableArray<Condition> conditions, string word) => string.Join(word, conditions.Select(one => conditions.Length > 1 ? Part(one) : WaitsFor(one)));

    private static string Part(Condition condition)
    {
        var words = WaitsFor(condition);
        return (condition.Any ?? condition.All ?? condition.Then) is { Length: > 1 } ? $"({words})" : words;
    }

    private static string Two(long major, string majorUnit, long minor, string minorUnit) => minor == 0 ? $"{major} {majorUnit}" : $"{major} {majorUnit} {minor} {minorUnit}";
}
