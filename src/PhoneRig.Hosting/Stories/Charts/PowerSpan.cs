namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A stretch of power.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="On">True: fed; false: cut; null: never told.</param>
/// <param name="Entry">The entry that tells it; null where none does.</param>
public sealed record PowerSpan(TimeSpan From, TimeSpan To, bool? On, long? Entry);
