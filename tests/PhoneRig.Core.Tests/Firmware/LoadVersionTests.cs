using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;

namespace PhoneRig.Core.Tests.Firmware;

public sealed class LoadVersionTests
{
    [TestCase("SCCP70.8-5-2SR1S", "8.5(2)SR1")]
    [TestCase("SCCP70.8-5-2S.loads", "8.5(2)")]
    [TestCase("9-4-2SR3-1S", "9.4(2)SR3-1")]
    [TestCase("8.3(3)SR2", "8.3(3)SR2")]
    [TestCase("jar70sccp.8-5-2TH1-6.sbn", "8.5(2)TH1-6")]
    [TestCase("cnu70.9-4-2ES26.sbn", "9.4(2)ES26")]
    [TestCase("cmterm-7970_7971-sccp.8-5-2", "8.5(2)")]
    [TestCase("TERM70.7-0-3-0S", "7.0(3)")]
    [TestCase(" 8.4.4 ", "8.4(4)")]
    public void A_release_is_read_as_files_and_people_write_it(string text, string expected)
    {
        Assert.That(LoadVersion.TryParse(text, out var version), Is.True);
        Assert.That(version.ToString(), Is.EqualTo(expected));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("unknown")]
    [TestCase("8.5")]
    [TestCase("8-5-")]
    [TestCase("8.5(2")]
    [TestCase("8-5-2SR")]
    [TestCase("8-5-2SR1SR2")]
    [TestCase("8-5-2x y")]
    [TestCase("99999-1-1")]
    [TestCase("term70.default.loads")]
    public void Anything_else_is_no_release(string? text) => Assert.That(LoadVersion.TryParse(text, out _), Is.False);

    [Test]
    public void Releases_have_one_order()
    {
        string[] inOrder = ["6.0(3)SR1", "8.2(2)", "8.3(2)", "8.3(3)", "8.3(3)SR2", "8.5(2)", "8.5(2)TH1-6", "8.5(2)SR1", "8.5(3)", "9.4(2)SR3", "9.4(2)SR3-1", "10.0(0)"];
        var versions = inOrder.Select(Parse).ToList();

        Assert.That(versions.Order(), Is.EqualTo(versions));
        Assert.That(versions.AsEnumerable().Reverse().Order(), Is.EqualTo(versions));
    }

    [Test]
    public void The_order_is_total_and_writing_a_release_reads_the_same()
    {
        const int seed = 852;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Seed(seed).Draw();
        LoadVersion Draw() => new(random.Next(5, 10), random.Next(3), random.Next(3))
        {
            ServiceRelease = random.Next(3),
            Respin = random.Next(2),
            Build = random.Next(3) switch { 0 => "ES", 1 => "TH", _ => "" },
        };
        for (var round = 0; round < 20_000; round++)
        {
            var (a, b, c) = (Built(Draw(), random), Built(Draw(), random), Built(Draw(), random));
            if (Parse(a.ToString()) != a
                || Math.Sign(a.CompareTo(b)) != -Math.Sign(b.CompareTo(a))
                || (a.CompareTo(b) == 0) != (a == b)
                || (a <= b && b <= c && a > c))
            {
                Assert.Fail($"seed {seed}, round {round}: {a}, {b}, {c}");
            }
        }
    }

    private static LoadVersion Built(LoadVersion version, Random random) =>
        version.Build.Length == 0 ? version : version with { BuildNumber = random.Next(3), BuildRespin = random.Next(2) };

    private static LoadVersion Parse(string text) => LoadVersion.TryParse(text, out var version) ? version : throw new FormatException(text);
}
