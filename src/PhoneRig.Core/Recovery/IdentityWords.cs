namespace PhoneRig.Core.Recovery;

/// <summary>What is known of a phone, as sentences.</summary>
internal static class IdentityWords
{
    /// <summary>The sentences; empty where nothing was seen of it.</summary>
    public static string Of(Resident resident, LadderSteps ladder)
    {
        var possible = ladder.Possible(resident);
        string?[] sentences =
        [
            resident.Vendor is { } vendor ? $"It says that it is \"{vendor}\"." : null,
            resident.Load is { } load ? $"It runs {load}, {(resident.NamedByItself ? "as its console says" : "which it fetched whole and started again with")}." : null,
            resident.DefaultLoad is { } wanted ? $"It asked for its default load {wanted}." : null,
            resident.Refused.IsEmpty ? null : $"It did not take a load of the rung {string.Join(", ", resident.Refused)}.",
            possible.Length == 1 && (resident.Load is not null || !resident.Refused.IsEmpty) ? $"So its loader is of the rung {possible[0]}." : null,
        ];
        return string.Join(" ", sentences.OfType<string>());
    }
}
