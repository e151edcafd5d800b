using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Replay;

namespace PhoneRig.Hosting.Tests.Replay;

public sealed class SameFactTests
{
    private static readonly VerdictReached Verdict = new(Core.Recovery.Verdict.NeedsAttention, VerdictOwner.SetUp, "signing", null, null, "Why.", [3]);

    private readonly SameFact same = new(TimeSpan.FromSeconds(1));

    [Test]
    public void A_recording_of_before_lacking_firmware_was_told_does_not_deny_it()
    {
        Assert.That(same.Equals(Verdict, Verdict with { Lacks = ["dual"] }), Is.True);
        Assert.That(same.Equals(Verdict with { Lacks = ["dual"] }, Verdict with { Lacks = ["old"] }), Is.False);
    }

    [Test]
    public void What_was_always_told_must_be_told()
    {
        Assert.That(same.Equals(Verdict, Verdict with { Load = "8-5-2" }), Is.False);
        Assert.That(same.Equals(Verdict, Verdict with { Why = "Other." }), Is.False);
    }
}
