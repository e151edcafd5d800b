namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Off is not off although the relay is open: something else feeds the phone, such as the switch port, or the relay itself does not open (design section 6).</summary>
/// <param name="Evidence">Sequence of the entry that showed life, or power behind the relay.</param>
/// <param name="Welded">True where the meter behind the relay found power: its contact is welded, or bridged; null where the phone's own life showed it.</param>
public sealed record OffDisproven(long Evidence, bool? Welded = null) : Fact;
