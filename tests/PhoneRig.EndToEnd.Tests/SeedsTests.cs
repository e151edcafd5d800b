using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>
/// Many phones in virtual time: timings drawn from the facts' ranges, senses missing at random. The environment variable
/// PHONERIG_SEEDS says how many; a failing one is run again by its number.
/// </summary>
public sealed class SeedsTests
{
    private static readonly string[] Variants = ["all senses", "no console", "no lamps", "neither", "a person's fingers"];

    [TestCaseSource(nameof(Seeds))]
    public void A_boot_looping_phone_comes_home(int seed)
    {
        var variant = Variants[new Seed(seed).For("variant").Draw().Next(Variants.Length)];
        TestContext.Out.WriteLine($"seed {seed}: {variant}");
        var rig = Rigs.With(station => Without(station, variant), phone => phone with { Drawn = true });

        var (summary, recording) = Rigs.Run(rig, seed);

        var s1 = summary.Stations.Single();
        Assert.That(s1.Verdict, Is.EqualTo(Verdict.Recovered), () => $"seed {seed}, {variant}\n{recording.Story()}");
        Assert.That(s1.Load, Is.EqualTo("SCCP70.9-4-2SR3-1S"));
        Assert.That(s1.Evidence, Is.Not.Empty);
        Assert.That(KeysLeftDown(recording), Is.Empty);
    }

    private static StationConfig Without(StationConfig station, string variant) => variant switch
    {
        "no console" => station with { Console = null },
        "no lamps" => station with { Lamps = null },
        "neither" => station with { Console = null, Lamps = null },
        "a person's fingers" => station with { Keypad = new KeypadConfig { Kind = KeypadKind.Manual } },
        _ => station,
    };

    private static HashSet<string> KeysLeftDown(Recording recording)
    {
        var down = new HashSet<string>();
        foreach (var entry in recording.Entries)
        {
            _ = entry.Fact switch
            {
                KeyHeld held => down.Add(held.Key.Name),
                KeyReleased released => down.Remove(released.Key.Name),
                _ => false,
            };
        }

        return down;
    }

    private static IEnumerable<int> Seeds => Enumerable.Range(
        1, int.Parse(Environment.GetEnvironmentVariable("PHONERIG_SEEDS") ?? "20", CultureInfo.InvariantCulture));
}
