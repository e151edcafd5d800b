using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>What a scripted decider answers.</summary>
internal sealed record Answer(Fact[] Facts, Deed[] Deeds, TimeSpan? WakeAt);
