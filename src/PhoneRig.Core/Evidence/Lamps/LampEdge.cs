using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A lamp changed its colour.</summary>
/// <param name="At">When it really did.</param>
/// <param name="Colour">The new colour; null when it is not seen any more.</param>
internal readonly record struct LampEdge(TimeSpan At, LampColour? Colour);
