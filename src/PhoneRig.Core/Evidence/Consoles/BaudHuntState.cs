namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>The state of a <see cref="BaudHunt"/>: a plain value.</summary>
public sealed record BaudHuntState
{
    internal BaudHuntState(int baud) => (Baud, From) = (baud, baud);

    /// <summary>The baud to listen at.</summary>
    public int Baud { get; internal init; }

    /// <summary>Whether other rates are being tried: what is heard meanwhile is nobody's text, and nothing may be sent.</summary>
    public bool Hunting => Tried is not null;

    /// <summary>When the rate that is being tried is given up; null where none is.</summary>
    public TimeSpan? WakeAt { get; internal init; }

    /// <summary>The baud that it was no text at.</summary>
    internal int From { get; init; }

    /// <summary>Which of the rates is being tried; null: none.</summary>
    internal int? Tried { get; init; }

    /// <summary>The windows that were judged at this baud.</summary>
    internal long Windows { get; init; }

    /// <summary>How many of the last ones were no text.</summary>
    internal int Garbled { get; init; }

    /// <summary>After rates were tried in vain: when they may be tried again.</summary>
    internal TimeSpan RestsUntil { get; init; }
}
