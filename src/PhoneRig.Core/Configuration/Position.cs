namespace PhoneRig.Core.Configuration;

/// <summary>A place in a file. Two positions are always equal, so that records that carry one compare by content.</summary>
/// <param name="File">The file's path as given.</param>
/// <param name="Line">Line, from 1; 0 where no place in the file is meant: see <see cref="OfFile"/>.</param>
/// <param name="Column">Column, from 1.</param>
public sealed record Position(string File, int Line, int Column)
{
    /// <summary>A file that cannot be read, or is not there: what is wrong is in no line of it, and the message names it.</summary>
    /// <param name="file">The file.</param>
    public static Position OfFile(string file) => new(file, 0, 0);

    /// <inheritdoc/>
    public bool Equals(Position? other) => other is not null;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;

    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Line}:{Column}";
}
