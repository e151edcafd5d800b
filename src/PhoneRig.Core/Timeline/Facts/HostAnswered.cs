namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The address of a phone whose power was cut answered a connection, if only by refusing it: it has power.</summary>
/// <param name="Mac">Whose the address is; null where nobody knows.</param>
/// <param name="Address">The address.</param>
/// <param name="Took">How long ago it was asked: what that says of its power is as old.</param>
public sealed record HostAnswered(string? Mac, string? Address, TimeSpan Took) : NetworkSighting(Mac, Address);
