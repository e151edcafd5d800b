using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Recovery;

/// <summary>Where a recovery ends although attempts are left; what is not given is not limited.</summary>
public sealed record RecoveryLimits
{
    /// <summary>How many attempts are made at the most.</summary>
    [Range(1, 1000)]
    public int? Attempts { get; init; }

    /// <summary>How many minutes it takes at the most. A phone that writes is let finish, and one whose power an attempt has cut gets it back first.</summary>
    [Range(1, 100000)]
    public int? Minutes { get; init; }

    /// <summary>How many attempts that format are made at the most.</summary>
    [Range(0, 1000)]
    public int? Formats { get; init; }

    /// <summary>How often the phone may fetch a whole load, which rewrites its flash, before no further attempt is made.</summary>
    [Range(1, 1000)]
    public int? Rewrites { get; init; }

    /// <summary>The same over all runs of the phone in a campaign; then it goes to the attention bin. Not given: as often as its runs come to.</summary>
    [Range(1, 10000)]
    public int? CampaignRewrites { get; init; }
}
