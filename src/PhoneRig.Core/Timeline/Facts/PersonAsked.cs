using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The person at the station was asked for something; the senses tell whether they did it.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
/// <param name="Request">What was asked.</param>
public sealed record PersonAsked(long Deed, PersonRequest Request) : DeedEnded(Deed);
