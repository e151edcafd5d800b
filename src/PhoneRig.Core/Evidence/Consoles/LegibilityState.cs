namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>The state of a <see cref="ConsoleLegibility"/>: a plain value.</summary>
public sealed record LegibilityState
{
    internal LegibilityState()
    {
    }

    /// <summary>When the present window's first byte came.</summary>
    internal TimeSpan Began { get; init; }

    /// <summary>Bytes in the present window.</summary>
    internal int Bytes { get; init; }

    /// <summary>Those of them that no text has.</summary>
    internal int Odd { get; init; }

    /// <summary>How many windows were judged.</summary>
    internal long Windows { get; init; }

    /// <summary>The share of odd bytes in the last of them.</summary>
    internal double Share { get; init; }

    /// <summary>Whether it was told, and nothing legible has come since.</summary>
    internal bool Told { get; init; }
}
