using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class LoadsManifestTests
{
    [TestCase("# made up\r\njar70.sbn\r\ncnu70.sbn\r\ndsp70.sbn \r\n")]
    [TestCase("jar70.sbn\ncnu70.sbn\n\n  dsp70.sbn\t")]
    [TestCase("\r\n#jar71.sbn\r\njar70.sbn   \r\n\r\ncnu70.sbn \r\n # x\r\ndsp70.sbn")]
    public void The_archives_are_its_lines_in_order_without_comments_and_blanks(string text)
    {
        Assert.That(LoadsManifest.TryRead(Loads.File(text), out var manifest, out var problem), Is.True, problem);
        Assert.That(manifest.Archives, Is.EqualTo(new[] { "jar70.sbn", "cnu70.sbn", "dsp70.sbn" }));
    }

    [TestCase("")]
    [TestCase("\r\n# nothing\r\n")]
    public void A_file_that_names_no_archive_is_damaged(string text)
    {
        Assert.That(LoadsManifest.TryRead(Loads.File(text), out var manifest, out var problem), Is.False);
        Assert.That((problem, manifest.Archives.Length), Is.EqualTo(("it names no archive: the file is damaged", 0)));
    }

    [TestCase("jar 70.sbn")]
    [TestCase("../jar70.sbn")]
    [TestCase("jar70.sbn\r\ncn\u00fc70.sbn")]
    [TestCase("jar70.sbn\0")]
    public void A_line_that_is_no_file_name_is_told(string text)
    {
        Assert.That(LoadsManifest.TryRead(Loads.File(text), out var manifest, out var problem), Is.False);
        Assert.That((problem, manifest.Archives.Length), Is.EqualTo(("its list of archives has a line that is no file name: the file is damaged", 0)));
    }

    [Test]
    public void A_file_without_an_envelope_is_told_so() =>
        Assert.That(LoadsManifest.TryRead("jar70.sbn\r\n"u8, out _, out var problem) ? "" : problem, Does.StartWith("it has no signed envelope"));

    [Test]
    public void Any_bytes_are_read_or_refused_with_a_sentence_and_never_throw()
    {
        const int seed = 7970;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Seed(seed).Draw();
        var good = Loads.File("# made up\r\njar70.sbn\r\ndsp70.sbn \r\n");
        var read = 0;
        for (var round = 0; round < 50_000; round++)
        {
            byte[] file;
            if (round % 2 == 0)
            {
                file = new byte[random.Next(0, 40)];
                random.NextBytes(file);
            }
            else
            {
                file = good[..random.Next(good.Length + 1)];
                for (var change = random.Next(3); change > 0 && file.Length > 0; change--)
                {
                    file[random.Next(file.Length)] = (byte)random.Next(256);
                }
            }

            var could = LoadsManifest.TryRead(file, out var manifest, out var problem);
            read += could ? 1 : 0;
            if (could != (problem.Length == 0) || could == manifest.Archives.IsEmpty)
            {
                Assert.Fail($"seed {seed}, round {round}: read {could}, {manifest.Archives.Length} archives, \"{problem}\"");
            }
        }

        Assert.That(read, Is.InRange(100, 25_000), "the fuzz reaches both sides");
    }
}
