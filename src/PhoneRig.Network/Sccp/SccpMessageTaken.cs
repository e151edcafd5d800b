namespace PhoneRig.Network.Sccp;

/// <summary>Takes a message.</summary>
/// <param name="id">What it is.</param>
/// <param name="body">What it carries, valid during the call only.</param>
/// <returns>False: no more are wanted.</returns>
public delegate bool SccpMessageTaken(SccpMessageId id, ReadOnlySpan<byte> body);
