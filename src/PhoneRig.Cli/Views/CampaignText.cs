using System.Globalization;
using PhoneRig.Core.Campaigns;

namespace PhoneRig.Cli.Views;

/// <summary>What is said of a campaign in the same words on a terminal and on a page.</summary>
internal static class CampaignText
{
    /// <summary>Which it is, and how far.</summary>
    public static string Head(CampaignAccount account) =>
        $"Campaign {account.Campaign}, {account.Playbook}{(account.To is null ? "" : $" to {account.To}")}, {(account.Ended ? "over" : account.Paused ? "PAUSED" : "under way")}: "
        + $"{account.Phones.Length}{(account.Expect is { } expect ? $" of {expect}" : "")} {(account.Phones.Length == 1 && account.Expect is null ? "phone" : "phones")} seen"
        + $"{(account.Bins.IsEmpty ? "" : $"; {Counts(account.Bins)}")}";

    /// <summary>Whether it is evening, by which times, and what came of the nights; null where there is nothing to say of that.</summary>
    public static string? Night(CampaignAccount account)
    {
        if (account is not { Ended: false, Night: { } night })
        {
            return account.Night is { } over ? Soaks(over) : null;
        }

        string?[] parts = [night.Hours?.ToString(), night.Evening ? "it is evening" : night.Hours is null ? null : "it is day", Soaks(night)];
        return parts.Any(part => part is not null) ? string.Join("; ", parts.OfType<string>()) : null;
    }

    private static string? Soaks(AccountedNight night)
    {
        string?[] parts =
        [
            night.Soaking == 0 ? null : $"{CountText.Of(night.Soaking, "phone")} watched over night",
            night.Passed == 0 ? null : $"{CountText.Of(night.Passed, "phone")} ran all of a night",
            night.Fell == 0 ? null : $"{CountText.Of(night.Fell, "phone")} did NOT",
        ];
        return parts.Any(part => part is not null) ? string.Join(", ", parts.OfType<string>()) : null;
    }

    /// <summary>How much of each: "silent 3, no-dhcp 1".</summary>
    public static string Counts(IEnumerable<KeyValuePair<string, int>> counts) => string.Join(", ", counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value}")));

    /// <summary>A share in whole percent.</summary>
    public static string Percent(double part) => (100 * part).ToString("0 '%'", CultureInfo.InvariantCulture);

    /// <summary>How long all that waits for a person keeps one.</summary>
    public static TimeSpan Hands(CampaignAccount account) => account.Waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait.Hands);

    /// <summary>How fast; null before the first verdict.</summary>
    public static string? PerHour(AccountedPace pace) => pace.PhonesPerHour is { } perHour
        ? string.Create(CultureInfo.InvariantCulture, $"{perHour:0.0} phones an hour, in {CampaignWords.Long(pace.Worked)} of work")
        : null;

    /// <summary>How much of people's hands; null before the first phone.</summary>
    public static string? Touches(AccountedPace pace) => pace.TouchesPerPhone is { } touches
        ? string.Create(CultureInfo.InvariantCulture, $"{touches:0.0} manual touches a phone")
        : null;

    /// <summary>How worn a station is.</summary>
    public static string Worn(AccountedWear wear) => string.Create(
        CultureInfo.InvariantCulture,
        $"{wear.Station}: relay {wear.Openings} of {wear.Rated} openings{(wear.RelayWorn ? " (REPLACE IT SOON)" : "")}{(wear.Key is null ? "" : $"; solenoid of {wear.Key} {wear.Strokes} of {wear.StrokesRated} strokes{(wear.SolenoidWorn ? " (REPLACE IT SOON)" : "")}")}");
}
