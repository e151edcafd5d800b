using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>Something that waits for a person.</summary>
/// <param name="For">What, as a phrase that goes with the number: "phones for another station".</param>
/// <param name="Count">How many.</param>
/// <param name="Hands">How long all of them keep a person.</param>
public sealed record AccountedWait(string For, int Count, TimeSpan Hands)
{
    /// <summary>How long a swap keeps a person where fewer than five were measured: our choice.</summary>
    public static readonly TimeSpan UsualSwap = TimeSpan.FromMinutes(2);

    /// <summary>How long a phone that needs a person keeps one, and a rig suspect: to read its report and do what that says. Our choice, and a guess.</summary>
    public static readonly TimeSpan UsualLook = TimeSpan.FromMinutes(10);

    /// <summary>How long a station in quarantine keeps one: our choice, and a guess.</summary>
    public static readonly TimeSpan UsualRepair = TimeSpan.FromMinutes(30);

    /// <summary>Two phones that were put somewhere within so long were swapped one after the other: our choice. Beyond it the operator was elsewhere.</summary>
    private static readonly TimeSpan OneAfterTheOther = TimeSpan.FromMinutes(10);

    /// <summary>No hand swaps a phone quicker: phones that were told of closer to one another were swapped before, and told of at once. Our choice.</summary>
    private static readonly TimeSpan Quickest = TimeSpan.FromSeconds(10);

    private const int Enough = 5;

    internal static ImmutableArray<AccountedWait> Of(CampaignState state)
    {
        var swap = Swap(state) ?? UsualSwap;
        var away = state.Away.ToArray();
        int In(params ReadOnlySpan<Bin> bins)
        {
            var count = 0;
            foreach (var bin in bins)
            {
                count += away.Count(phone => phone.Bin == bin);
            }

            return count;
        }

        var empty = state.Ended ? 0 : state.Stations.Values.Count(station => station is { Stand: null, Rested: true, Trust: not StationTrust.Quarantined } && !CampaignCalls.IsThrough(state));
        var again = In(Bin.KeyStation, Bin.AnotherStation);
        var (evening, attention, suspect) = (In(Bin.Evening), In(Bin.Attention), In(Bin.RigSuspect));
        var mend = state.Stations.Values.Count(station => station.Trust == StationTrust.Quarantined);
        AccountedWait[] all =
        [
            Of(empty, "station", "without a phone", swap),
            Of(again, "phone", "for another station", swap),
            Of(evening, "phone", "for the evening's load", swap),
            Of(attention, "phone", "for files or a person", UsualLook),
            Of(suspect, "phone", "for a look at the rig", UsualLook),
            Of(mend, "station", "in quarantine", UsualRepair),
        ];
        return [.. all.Where(wait => wait.Count > 0)];
    }

    private static AccountedWait Of(int count, string what, string with, TimeSpan each) => new($"{what}{(count == 1 ? "" : "s")} {with}", count, count * each);

    /// <summary>How long a swap keeps a person, from those that followed one another; null where too few did.</summary>
    internal static TimeSpan? Swap(CampaignState state)
    {
        var gaps = Gaps(state);
        return gaps.Length < Enough ? null : Durations.Rank(gaps, 0.5);
    }

    /// <summary>How long after a swap the next one was done, where one followed the other.</summary>
    internal static ImmutableArray<TimeSpan> Gaps(CampaignState state) =>
        [.. state.Placed.Zip(state.Placed.Skip(1), (one, next) => next - one).Where(gap => gap >= Quickest && gap <= OneAfterTheOther)];
}
