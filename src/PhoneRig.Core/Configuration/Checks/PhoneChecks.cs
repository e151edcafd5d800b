using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What is checked of a phone model.</summary>
internal static class PhoneChecks
{
    public static IReadOnlyList<ICheck<PhoneModel>> All() =>
    [
        new KeysCheck(), new LampGroupsCheck(), new CodesCheck(), new FilePatternsCheck(), new TimingsCheck(), new ConsoleRulesCheck(),
    ];
}
