using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Goals;

/// <summary>The load that a phone is to run in the end.</summary>
/// <param name="LoadId">Its name without ".loads": "SCCP70.9-4-2SR3-1S".</param>
/// <param name="Archives">The archives it is made of, by canonical file name.</param>
public sealed record ExpectedLoad(string LoadId, ImmutableArray<string> Archives)
{
    /// <summary>True where the site's TFTP server serves phones, so that the rig sees nothing of what they fetch: then the console alone can prove it.</summary>
    public bool FilesUnseen { get; init; }
}
