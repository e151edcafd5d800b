using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>A lamp condition with its group told by name.</summary>
/// <param name="Group">The group in the phone model.</param>
/// <param name="Pattern">What it has to do.</param>
/// <param name="Colours">In one of these colours; empty for any.</param>
/// <param name="For">For at least this long.</param>
internal sealed record LampWish(string Group, LampPattern Pattern, ImmutableArray<LampColour> Colours, TimeSpan For)
{
    public static LampWish Of(LampCondition condition)
    {
        var (group, pattern) = condition switch
        {
            { Lines: { } lines } => ("lines", lines),
            { Headset: { } headset } => ("headset", headset),
            { Mute: { } mute } => ("mute", mute),
            { Speaker: { } speaker } => ("speaker", speaker),
            { Message: { } message } => ("message", message),
            _ => throw new ArgumentException("A lamp condition names no group of lamps: give it one of lines, headset, mute, speaker, message.", nameof(condition)),
        };
        return new LampWish(group, pattern, condition.Colour ?? [], condition.For ?? TimeSpan.Zero);
    }

    /// <summary>What a lit lamp may be (facts 1.3).</summary>
    private static readonly ImmutableArray<LampColour> LitColours = [LampColour.Amber, LampColour.Green, LampColour.Red];

    /// <summary>True: a pattern of which nobody can tell the colour fits too. So it is where the wish must not come true: what may be there is not known to be absent.</summary>
    public bool Perhaps { get; init; }

    /// <summary>Whether a sensor that tells lit from dark, and no colour, can ever tell that this goes on.</summary>
    public bool NeedsNoColour => Colours.IsEmpty || LitColours.All(Colours.Contains);

    /// <summary>The pattern that fits, however young it is; null when none goes on.</summary>
    public ActiveLamps.Pattern? In(ActiveLamps lamps) =>
        lamps.Groups.TryGetValue(Group, out var active) && active.Fact.Pattern == Pattern && Fits(active.Fact.Colour) ? active : null;

    private bool Fits(LampColour colour) => colour == LampColour.Lit ? Perhaps || NeedsNoColour : Colours.IsEmpty || Colours.Contains(colour);
}
