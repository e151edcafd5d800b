using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>What becomes of the label of each phone that a campaign puts into a bin. One of the two, or both.</summary>
public sealed record LabelsConfig
{
    /// <summary>The folder that labels are written to, two files each: a drawing (SVG, 62 by 29 mm) and a text. Null: the rig's own state folder.</summary>
    public string? Folder { get; init; }

    /// <summary>The program that prints one, and its arguments; {file} stands for the drawing's path, {text} for the text's. No shell is between. Empty: none is run.</summary>
    public ImmutableArray<string> Command { get; init; } = [];
}
