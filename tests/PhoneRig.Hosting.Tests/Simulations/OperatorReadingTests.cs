using PhoneRig.Hosting.Simulations;

namespace PhoneRig.Hosting.Tests.Simulations;

public sealed class OperatorReadingTests
{
    [TestCase("Put the next phone on s1, then phonerig campaign next s1", null, null, null, null, true, false)]
    [TestCase("Take 00:1b:2c:00:00:01 out of s1, into the bin done. Put a phone from the bin key-station on s1, then phonerig campaign next s1", "00:1b:2c:00:00:01", "done", "key-station", null, true, false)]
    [TestCase("Put 00:1b:2c:00:00:01, which lies in the bin attention, on s2, then phonerig campaign next s2", null, null, "attention", "00:1b:2c:00:00:01", true, false)]
    [TestCase("Take s1-7 out of s1, into the bin attention. All 4 phones are through: no phone is left for s1", "s1-7", "attention", null, null, false, false)]
    [TestCase("The only phone is through: no phone is left for s1", null, null, null, null, false, false)]
    [TestCase("Nobody knows which phone stands on s1 now: read its label (phonerig campaign scan). Put the next phone there where none does, then phonerig campaign next s1", null, null, null, null, true, false)]
    [TestCase("s3 is in quarantine: its lamps are dark. Take x out of s3, into the bin rig-suspect. Mend it, put a phone there, then phonerig station test s3", "x", "rig-suspect", null, null, false, true)]
    public void A_call_is_read_as_a_person_reads_it(string call, string? takeOut, string? into, string? from, string? named, bool put, bool mend) =>
        Assert.That(OperatorReading.Of(call), Is.EqualTo(new OperatorReading(takeOut, into, from, named, put, mend)));

    [TestCase("s3 is in quarantine: its lamps are dark. It could not be tested: test of s3: failed at off: it may be writing. Leave its phone there until its power is off", true)]
    [TestCase("s3 is in quarantine: its lamps are dark. It could not be tested: test of s3: failed at off: it may be writing. Mend it, put another phone there, then phonerig station test s3", false)]
    public void A_phone_that_is_to_be_left_alone_is_left_alone(string call, bool leave) => Assert.That(OperatorReading.Of(call), Has.Property("Mend").True.And.Property("Leave").EqualTo(leave));

    [Test]
    public void A_call_that_nobody_can_follow_is_no_call() => Assert.That(() => OperatorReading.Of("s1 is well"), Throws.TypeOf<FormatException>());
}
