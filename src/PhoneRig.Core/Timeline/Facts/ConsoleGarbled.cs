namespace PhoneRig.Core.Timeline.Facts;

/// <summary>What the console says is no text: the baud is wrong, or the wire is bad.</summary>
/// <param name="Baud">The baud that it is read at.</param>
/// <param name="Percent">How many of a hundred of its bytes no text has.</param>
public sealed record ConsoleGarbled(int Baud, int Percent) : Fact;
