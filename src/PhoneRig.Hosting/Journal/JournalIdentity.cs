namespace PhoneRig.Hosting.Journal;

/// <summary>Whose journal it is, written down at each opening.</summary>
/// <param name="Rig">The rig's name.</param>
/// <param name="Simulated">True where phones and metal are simulated.</param>
/// <param name="Seed">The seed of a simulated rig.</param>
public sealed record JournalIdentity(string Rig, bool Simulated, int? Seed);
