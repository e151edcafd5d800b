using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What each visit of a station goes by.</summary>
/// <param name="Recovery">The run.</param>
/// <param name="Keep">Has the files kept that it goes by, for each run that begins.</param>
internal sealed record VisitPlan(RecoveryPlan Recovery, Func<IControlSink, IControlSink> Keep);
