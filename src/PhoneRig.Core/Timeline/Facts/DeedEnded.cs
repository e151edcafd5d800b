namespace PhoneRig.Core.Timeline.Facts;

/// <summary>A deed has ended. Its number is the sequence of its <c>deed-intended</c>; an intended deed without an end may have happened.</summary>
/// <param name="Deed">Sequence of the <c>deed-intended</c> entry.</param>
public abstract record DeedEnded(long Deed) : Fact;
