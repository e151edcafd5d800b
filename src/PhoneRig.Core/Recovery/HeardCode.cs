namespace PhoneRig.Core.Recovery;

/// <summary>A code that a station without eyes typed, and after which the phone asked for its default load: the wait before it suits how slowly this phone starts.</summary>
/// <param name="Blind">The attempt's wait; null: the procedure's own.</param>
public sealed record HeardCode(TimeSpan? Blind);
