using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>What a journal has to know of a fact before it writes it.</summary>
internal static class FactKinds
{
    private static readonly FrozenDictionary<Type, string> Known = typeof(Fact).GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false)
        .ToFrozenDictionary(derived => derived.DerivedType, derived => (string)derived.TypeDiscriminator!);

    /// <summary>The fact's <c>kind</c>; empty where a later version wrote something that has none.</summary>
    public static string Of(Fact fact)
    {
        if (fact is not UnknownFact unknown)
        {
            return Known[fact.GetType()];
        }

        using var document = JsonDocument.Parse(unknown.Json);
        return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("kind", out var kind) && kind.ValueKind == JsonValueKind.String
            ? kind.GetString()!
            : "";
    }

    /// <summary>True for what a sense told: the only facts that may be dropped when a disk fails for long.</summary>
    public static bool IsSighting(Fact fact) =>
        fact is NetworkSighting or PossibleSighting or LampsBegan or LampsEnded or ConsoleLine or ConsoleGarbled or ConsoleRatesTried or SwitchPortSeen or PowerMetered;
}
