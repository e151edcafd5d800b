using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>A visit that has had its verdict, and when it was.</summary>
/// <param name="Visit">As the campaign's timeline tells it.</param>
/// <param name="Phone">The phone that stood there in truth when it ended.</param>
/// <param name="Booked">The phone under whose name it is: where somebody has put another one there unseen, it stood there before.</param>
/// <param name="From">When it began, in the world's time.</param>
/// <param name="Until">When it ended.</param>
/// <param name="Disturbed">What went wrong beside the phone meanwhile, or before at this station and is not mended yet.</param>
internal sealed record JudgedVisit(CampaignVisit Visit, PiledPhone Phone, PiledPhone Booked, TimeSpan From, TimeSpan Until, IReadOnlyList<FaultKind> Disturbed);
