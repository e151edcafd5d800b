using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A group of lamps that did the same for a while.</summary>
/// <param name="From">When it really began, which is before it was recognised.</param>
/// <param name="To">When it ended.</param>
/// <param name="Group">The group in the phone model.</param>
/// <param name="Pattern">What it did.</param>
/// <param name="Colour">In which colour.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record LampSpan(TimeSpan From, TimeSpan To, string Group, LampPattern Pattern, LampColour Colour, long Entry);
