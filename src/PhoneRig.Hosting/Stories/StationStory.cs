using System.Collections.Immutable;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>A station's run, told from its entries and from nothing else.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Phone">The phone model's name.</param>
/// <param name="Simulated">True where the phone is simulated.</param>
/// <param name="BeganAt">Wall clock at which its run began.</param>
/// <param name="Took">From there to its end; to the end of the record where it has none.</param>
/// <param name="End">How it ended.</param>
/// <param name="Outcome">The same in words: "recovered", "needs attention", "cut short".</param>
/// <param name="Load">The load that the phone runs, where the evidence tells.</param>
/// <param name="Beginning">What was found.</param>
/// <param name="Attempts">What was tried, in order.</param>
/// <param name="Diagnoses">What was diagnosed, that which the verdict names first.</param>
/// <param name="RuledOut">What the evidence speaks against.</param>
/// <param name="Ending">How it ended.</param>
/// <param name="NextSteps">What a person should do now; empty where nothing is left to do.</param>
/// <param name="Firmware">The firmware sets that were served.</param>
/// <param name="Quotes">The evidence of verdict and diagnoses, by number.</param>
/// <param name="Chart">The run over time.</param>
public sealed record StationStory(
    string Station,
    string Phone,
    bool Simulated,
    DateTimeOffset BeganAt,
    TimeSpan Took,
    StoryEnd End,
    string Outcome,
    string? Load,
    ImmutableArray<Sentence> Beginning,
    ImmutableArray<ToldAttempt> Attempts,
    ImmutableArray<ToldDiagnosis> Diagnoses,
    ImmutableArray<Sentence> RuledOut,
    ImmutableArray<Sentence> Ending,
    ImmutableArray<Sentence> NextSteps,
    ImmutableArray<ToldFirmware> Firmware,
    ImmutableArray<Quote> Quotes,
    Chart Chart);
