namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A key that was down, or the receiver that was up.</summary>
/// <param name="From">When it went down.</param>
/// <param name="To">When it was let go; of a press that is its given time.</param>
/// <param name="Key">The key's name; "hook" for the receiver.</param>
/// <param name="Held">True where it was held, false where it was pressed.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record KeySpan(TimeSpan From, TimeSpan To, string Key, bool Held, long Entry);
