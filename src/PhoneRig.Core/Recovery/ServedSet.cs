namespace PhoneRig.Core.Recovery;

/// <summary>What an attempt serves.</summary>
/// <param name="Set">The firmware set, by the name that the rig has it under.</param>
/// <param name="OnTheWay">Whether it is only a rung that the phone's loader takes on the way to what the attempt names.</param>
public sealed record ServedSet(string Set, bool OnTheWay);
