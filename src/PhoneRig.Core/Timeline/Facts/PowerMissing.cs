namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The relay is closed and its meter finds no power behind it: the brick is out or dead, or no phone is there.</summary>
/// <param name="After">For how long.</param>
/// <param name="Evidence">Sequence of the <c>power-metered</c> entry that told so.</param>
public sealed record PowerMissing(TimeSpan After, long Evidence) : Fact;
