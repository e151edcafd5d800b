namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The phone lives although its relay is open: something else feeds it, such as the switch port (design section 6).</summary>
/// <param name="Evidence">Sequence of the entry that showed life.</param>
public sealed record OffDisproven(long Evidence) : Fact;
