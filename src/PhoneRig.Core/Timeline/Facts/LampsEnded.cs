using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A recognised pattern is over.</summary>
/// <param name="Group">The group in the phone model.</param>
/// <param name="Pattern">What it did.</param>
/// <param name="Colour">In which colour.</param>
/// <param name="Lasted">For how long.</param>
public sealed record LampsEnded(string Group, LampPattern Pattern, LampColour Colour, TimeSpan Lasted) : Fact;
