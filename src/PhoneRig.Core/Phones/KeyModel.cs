using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Phones;

/// <summary>A key of a model.</summary>
public sealed record KeyModel
{
    /// <summary>The number in the console's <c>Key press = N</c> (facts 0.1); null where the console does not tell.</summary>
    [Range(0, 99)]
    public int? Echo { get; init; }
}
