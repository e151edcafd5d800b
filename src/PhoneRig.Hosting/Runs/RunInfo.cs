using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Runs;

/// <summary>What a run is about, known before anything moves.</summary>
/// <param name="Run">The run's id; of a run in virtual time it derives from the seed.</param>
/// <param name="Rig">The rig's name.</param>
/// <param name="Simulated">True where phones and metal are simulated.</param>
/// <param name="Seed">The seed of a simulated run.</param>
/// <param name="Surroundings">What is real and what is not, as a sentence: "simulated phones; real UDP on 127.0.0.1 and real ptys (/dev/pts/3); 10 times faster than the clock".</param>
/// <param name="Load">The load that is served.</param>
/// <param name="LoadBytes">The size of its archives together.</param>
/// <param name="Stations">The stations of this run, in order, with the phone model of each.</param>
public sealed record RunInfo(
    string Run,
    string Rig,
    bool Simulated,
    int? Seed,
    string Surroundings,
    string Load,
    long LoadBytes,
    ImmutableArray<(string Station, PhoneModel Phone)> Stations)
{
    /// <summary>False where the site's TFTP server serves phones, and <see cref="Load"/> is only what they are to run in the end.</summary>
    public bool Serves { get; init; } = true;
}
