using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class SignedEnvelopeTests
{
    [TestCase(0)]
    [TestCase(398)]
    public void The_body_begins_where_the_second_record_says(int more)
    {
        Assert.That(SignedEnvelope.TryReadLength(Loads.File("body", more), out var length, out var problem), Is.True, problem);
        Assert.That((length, problem), Is.EqualTo((10 + more, "")));
    }

    [Test]
    public void A_header_length_of_one_byte_is_read_too() =>
        Assert.That(SignedEnvelope.TryReadLength([1, 0, 0, 2, 0, 1, 7], out var length, out _) ? length : -1, Is.EqualTo(7));

    [Test]
    public void An_envelope_that_is_cut_anywhere_is_told()
    {
        var file = Loads.File("");
        for (var length = 0; length < file.Length; length++)
        {
            Assert.That(SignedEnvelope.TryReadLength(file.AsSpan(0, length), out _, out var problem), Is.False, $"{length} bytes");
            Assert.That(problem, Is.EqualTo(length < 10
                ? "it has no signed envelope: the file is damaged or not firmware"
                : "its envelope is longer than the file: the file is cut short"));
        }

        Assert.That(SignedEnvelope.TryReadLength(file, out _, out _), Is.True);
    }

    [TestCase(new byte[] { 2, 0, 0, 2, 0, 1, 7 }, TestName = "Another first tag is no envelope")]
    [TestCase(new byte[] { 1, 0, 0, 3, 0, 1, 7 }, TestName = "Another second tag is no envelope")]
    [TestCase(new byte[] { 1, 0, 0, 2, 0, 0, 0 }, TestName = "A header length without a byte is none")]
    [TestCase(new byte[] { 1, 0, 0, 2, 0, 3, 0, 0, 9 }, TestName = "A header length of three bytes is none")]
    public void What_is_no_envelope_is_told(byte[] file)
    {
        Assert.That(SignedEnvelope.TryReadLength(file, out _, out var problem), Is.False);
        Assert.That(problem, Does.StartWith("it"));
    }
}
