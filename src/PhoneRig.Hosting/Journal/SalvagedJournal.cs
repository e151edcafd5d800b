namespace PhoneRig.Hosting.Journal;

/// <summary>What a damaged journal still gave.</summary>
/// <param name="Entries">How many entries were taken over.</param>
/// <param name="Missing">How many are missing between the first and the last of each station that misses any.</param>
internal sealed record SalvagedJournal(long Entries, IReadOnlyDictionary<string, long> Missing);
