using System.Text;
using PhoneRig.Simulator.Firmware;

namespace PhoneRig.Simulator.Tests.Firmware;

internal sealed class SyntheticFirmwareTests
{
    private static readonly SyntheticFirmwareRequest Sr3 = new("9-4-2SR3-1S", SigningGeneration.New);

    [Test]
    public void A_full_size_set_is_as_large_as_the_one_it_stands_for()
    {
        var files = SyntheticFirmware.Make(Sr3 with { FullSize = true });
        int Size(string prefix) => files.Single(f => f.Key.StartsWith(prefix, StringComparison.Ordinal)).Value.Length;

        Assert.Multiple(() =>
        {
            Assert.That(Size("term70.default.loads"), Is.EqualTo(648));
            Assert.That(Size("term71.default.loads"), Is.EqualTo(648));
            Assert.That(Size("SCCP70.9-4-2SR3-1S.loads"), Is.EqualTo(652));
            Assert.That(Size("jar70sccp."), Is.EqualTo(1_830_557));
            Assert.That(Size("cnu70."), Is.EqualTo(557_249));
            Assert.That(Size("apps70."), Is.EqualTo(3_157_527));
            Assert.That(Size("dsp70."), Is.EqualTo(562_693));
            Assert.That(Size("cvm70sccp."), Is.EqualTo(2_222_958));
            Assert.That(files.Keys.Where(k => k.EndsWith(".sbn", StringComparison.Ordinal)), Has.All.Length.InRange(9, 32));
        });
    }

    [TestCase(SigningGeneration.Old)]
    [TestCase(SigningGeneration.Dual)]
    [TestCase(SigningGeneration.New)]
    public void The_envelope_has_the_layout_and_lengths_of_the_facts(SigningGeneration signing)
    {
        var files = SyntheticFirmware.Make(Sr3 with { Signing = signing });
        foreach (var (name, length) in new[] { ("term70.default.loads", 408), ("SCCP70.9-4-2SR3-1S.loads", 412) })
        {
            var file = files[name];
            Assert.That(file[..5], Is.EqualTo(new byte[] { 1, 0, 2, 1, 1 }));
            Assert.That(file[5..10], Is.EqualTo(new byte[] { 2, 0, 2, (byte)(length >> 8), (byte)(length & 0xFF) }));

            var tags = new List<byte>();
            var at = 0;
            while (at < length)
            {
                tags.Add(file[at]);
                if (file[at] == 0x0E)
                {
                    Assert.That(Encoding.ASCII.GetString(file.AsSpan(at + 3, name.Length + 1)), Is.EqualTo(name + "\0"));
                }

                at += file[at] == 0x0D ? 1 : 3 + (file[at + 1] << 8) + file[at + 2];
            }

            Assert.That(at, Is.EqualTo(length));
            Assert.That(tags.Where(t => t != 0x0D), Is.EqualTo(new byte[] { 1, 2, 3, 7, 0x0C, 0x0E }));
            Assert.That(tags.Count(t => t == 0x0D), Is.LessThan(4));
        }
    }

    [Test]
    public void The_loads_text_is_CRLF_with_a_space_after_dsp_and_cvm()
    {
        var files = SyntheticFirmware.Make(Sr3);
        var text = Encoding.ASCII.GetString(files["term70.default.loads"].AsSpan()[408..]);
        var lines = text.Split("\r\n");

        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal), Does.Not.Contain('\n'));
        Assert.That(lines[..2], Is.All.StartsWith("#"));
        Assert.That(lines[2], Is.Empty);
        Assert.That(lines[3..8].Select(l => l.EndsWith(' ')), Is.EqualTo(new[] { false, false, false, true, true }));
        Assert.That(lines[3..8].Select(l => l.Trim()), Is.SubsetOf(files.Keys));
        Assert.That(lines[3..8].Select(l => l[..3]), Is.EqualTo(new[] { "jar", "cnu", "app", "dsp", "cvm" }));
        Assert.That(files["term71.default.loads"].AsSpan()[408..].SequenceEqual(files["term70.default.loads"].AsSpan()[408..]));
    }

    [Test]
    public void The_same_request_gives_the_same_bytes_and_another_version_other_names()
    {
        var again = SyntheticFirmware.Make(Sr3);
        Assert.That(SyntheticFirmware.Make(Sr3).All(f => again[f.Key].SequenceEqual(f.Value)));
        Assert.That(SyntheticFirmware.Make(Sr3 with { Version = "9-2-1S" }).Keys.Where(k => k.EndsWith(".sbn", StringComparison.Ordinal)), Is.All.Not.AnyOf([.. again.Keys]));
    }

    [Test]
    public void A_version_that_is_none_is_refused() =>
        Assert.That(() => SyntheticFirmware.Make(Sr3 with { Version = "latest" }), Throws.TypeOf<FormatException>().With.Message.Contains("9-4-2SR3-1S"));
}
