using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace PhoneRig.Simulator.Phone;

/// <summary>The truth about a simulated phone at one moment; no rig can see it.</summary>
public sealed record PhoneTruth
{
    /// <summary>What it is doing.</summary>
    public PhoneActivity Activity { get; init; }

    /// <summary>The load in its flash, whole or not running; null: none.</summary>
    public string? LoadId { get; init; }

    /// <summary>True: only a format (or nothing) can make it keep a load.</summary>
    public bool Bricked { get; init; }

    /// <summary>True: its call manager knows it.</summary>
    public bool Registered { get; init; }

    /// <summary>How often it started.</summary>
    public int Boots { get; init; }

    /// <summary>How often its flash was formatted to the end.</summary>
    public int Formats { get; init; }

    /// <summary>How often the soft code's files were deleted.</summary>
    public int SoftErases { get; init; }

    /// <summary>How often power was cut or toggled while it was fetching a load.</summary>
    public int CutsWhileDownloading { get; init; }

    /// <summary>How often power was cut or toggled while it was writing flash.</summary>
    public int CutsWhileWriting { get; init; }

    /// <summary>How often power was cut or toggled while it was erasing or formatting.</summary>
    public int CutsWhileErasing { get; init; }

    /// <summary>How often a loss of its power did harm, whoever cut it.</summary>
    [JsonIgnore]
    public int HarmfulCuts => CutsWhileDownloading + CutsWhileErasing + CutsWhileWriting;

    /// <summary>How often its own port or brick failed it while a loss of power does harm: nobody's doing.</summary>
    public int PowerFailures { get; init; }

    /// <summary>What was done to it that should not have been, in order, as sentences.</summary>
    public ImmutableArray<string> Mishaps { get; init; } = [];

    /// <summary>True while a power cut does harm.</summary>
    public bool MustNotLosePower => Activity is PhoneActivity.Erasing or PhoneActivity.Formatting or PhoneActivity.Downloading or PhoneActivity.Writing;
}
