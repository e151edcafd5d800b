namespace PhoneRig.Core.Campaigns;

/// <summary>What the rig's wall clock says. It may jump: nothing is measured with it.</summary>
/// <param name="Now">The moment.</param>
/// <param name="Zone">Whose time of the day is meant.</param>
public readonly record struct WallClock(DateTimeOffset Now, TimeZoneInfo Zone);
