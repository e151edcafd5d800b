namespace PhoneRig.Core.Configuration;

/// <summary>A place in a file. Two positions are always equal, so that records that carry one compare by content.</summary>
/// <param name="File">The file's path as given.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record Position(string File, int Line, int Column)
{
    /// <inheritdoc/>
    public bool Equals(Position? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
