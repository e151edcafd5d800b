using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Phones;

/// <summary>What a phone model is, as data: a file of rig-config/phones. Every number names the section of the phone facts it comes from.</summary>
public sealed record PhoneModel
{
    /// <summary>The model's name: the file's.</summary>
    public required string Phone { get; init; }

    /// <summary>A model whose file this one changes; lists and values replace, mappings merge.</summary>
    public string? Base { get; init; }

    /// <summary>What is printed on it.</summary>
    public required string Title { get; init; }

    /// <summary>DHCP option 60 without its trailing NUL (facts 8).</summary>
    public required string VendorClass { get; init; }

    /// <summary>The model number in <c>loadInformation</c> of a configuration (facts 4).</summary>
    [Range(1, 999999)]
    public required int LoadInformation { get; init; }

    /// <summary>The keys, by what is printed on them.</summary>
    public required ImmutableDictionary<string, KeyModel> Keys { get; init; }

    /// <summary>The lamps by group, in the order in which a walk goes through them.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Lamps { get; init; }

    /// <summary>The codes it knows, by name.</summary>
    public required ImmutableDictionary<string, string> Codes { get; init; }

    /// <summary>File names it asks for, by kind; <c>*</c> stands for any text, <c>{mac}</c> for its address. The first kind that fits counts, in the order of <see cref="FileKinds"/>.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Files { get; init; }

    /// <summary>Durations by name.</summary>
    public required ImmutableDictionary<string, Timing> Timings { get; init; }

    /// <summary>The serial console.</summary>
    public required ConsoleModel Console { get; init; }
}
