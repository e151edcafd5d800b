using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Procedures;

/// <summary>Where the typing of a code is.</summary>
/// <param name="Keys">The keys, in order.</param>
/// <param name="Index">The key at hand, from 0.</param>
/// <param name="Stage">What is being done with it.</param>
/// <param name="Number">The number of the press under way, once it is on the timeline.</param>
/// <param name="Until">When the stage ends if nothing else ends it.</param>
/// <param name="Confirmed">How many keys have been echoed, counted from the first: a later echo confirms the earlier keys too.</param>
/// <param name="Again">True: the key at hand is pressed for the second time.</param>
/// <param name="Echoes">True: echoes are awaited.</param>
public sealed record TypingState(
    ImmutableArray<Key> Keys,
    int Index,
    TypingStage Stage,
    long? Number,
    TimeSpan? Until,
    int Confirmed,
    bool Again,
    bool Echoes)
{
    /// <summary>The key at hand.</summary>
    public Key Key => Keys[Index];

    /// <summary>True once the key at hand was echoed.</summary>
    public bool KeyConfirmed => Confirmed > Index;
}
