using System.Collections.Immutable;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Tests.Firmware;

internal static class SyntheticSets
{
    public static ImmutableDictionary<string, ImmutableArray<byte>> Of(SigningGeneration signing) =>
        SyntheticFirmware.Make(new SyntheticFirmwareRequest("8-5-2S", signing));
}
