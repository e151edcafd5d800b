namespace PhoneRig.Core.Ports;

/// <summary>What a person is asked to do at a phone.</summary>
/// <param name="Kind">Which act.</param>
/// <param name="Keys">The keys, in order, for hold, release and type; empty for the hook.</param>
/// <param name="Text">The sentence to show.</param>
public sealed record PersonRequest(PersonRequestKind Kind, string Keys, string Text);
