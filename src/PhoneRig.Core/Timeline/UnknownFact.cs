namespace PhoneRig.Core.Timeline;

/// <summary>A fact of a kind that this version does not know, kept verbatim.</summary>
/// <param name="Json">Its JSON text.</param>
public sealed record UnknownFact(string Json) : Fact;
