namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>The state of a <see cref="ConsoleReader"/>: a plain value.</summary>
public sealed record ConsoleReaderState
{
    internal ConsoleReaderState()
    {
    }

    /// <summary>What has come of the line so far, already shown as text.</summary>
    internal string Pending { get; init; } = "";

    /// <summary>What of the same line was given out before its end came, when no rule knew it.</summary>
    internal string Flushed { get; init; } = "";

    /// <summary>When the last byte came.</summary>
    internal TimeSpan LastByte { get; init; }

    /// <summary>When the present second began.</summary>
    internal TimeSpan SecondStart { get; init; }

    /// <summary>Lines given out in the present second.</summary>
    internal int Given { get; init; }

    /// <summary>Lines dropped in the present second.</summary>
    internal long Lost { get; init; }
}
