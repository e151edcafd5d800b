namespace PhoneRig.Hosting.Journal;

/// <summary>A run as it begins.</summary>
/// <param name="Id">Its id, one of its kind in this journal.</param>
/// <param name="Job">What is to be done.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="Simulated">True where the phone is simulated.</param>
/// <param name="Seed">The seed of a simulated run.</param>
internal sealed record RunBeginning(string Id, string? Job, string Phone, bool Simulated, int? Seed);
