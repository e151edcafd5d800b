using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Phones;

/// <summary>A model's serial console.</summary>
public sealed record ConsoleModel
{
    /// <summary>Baud rate; 8 data bits, no parity, 1 stop bit (facts 5.1).</summary>
    [Range(300, 921600)]
    public required int Baud { get; init; }

    /// <summary>What its lines mean; the first rule that matches counts.</summary>
    public required ImmutableArray<ConsoleRule> Rules { get; init; }
}
