using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Hosting.Firmware;

/// <summary>What the library keeps beside the files of a set: manifest.json. Fields are only ever added.</summary>
public sealed record FirmwareManifest
{
    /// <summary>How it is written, in the library and for programs.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The set's name in the library.</summary>
    public required string Set { get; init; }

    /// <summary>What a phone that runs it calls its load.</summary>
    public required string LoadId { get; init; }

    /// <summary>Its release for people: "8.5(2)"; null where it cannot be told.</summary>
    public string? Release { get; init; }

    /// <summary>Its rung of the ladders when it was imported; null where it cannot be told.</summary>
    public string? Rung { get; init; }

    /// <summary>Which keys sign it: a hint (facts 7.1).</summary>
    public LoadGeneration? Generation { get; init; }

    /// <summary>Who signed it.</summary>
    public string? Signer { get; init; }

    /// <summary>Which size of key signed it (facts 4).</summary>
    public int? ModulusIndex { get; init; }

    /// <summary>True for a made-up set, which no real phone takes.</summary>
    public bool Simulated { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>The folder or zip that it was imported from.</summary>
    public required string ImportedFrom { get; init; }

    /// <summary>Every file, by name.</summary>
    public required ImmutableArray<FirmwareFileRecord> Files { get; init; }

    /// <summary>What was remarked at the import, a sentence each.</summary>
    public ImmutableArray<string> Remarks { get; init; } = [];

    /// <summary>Whether another import has the same files with the same content.</summary>
    internal bool SameContent(FirmwareManifest other) => Files.SequenceEqual(other.Files);
}
