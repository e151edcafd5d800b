using System.Text;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class ConsoleLegibilityTests
{
    private static readonly byte[] Boot = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("NOT 04:51:27.181249 DHCP: DHCP enabled...\r\n\tKey press = 4\r\n\x1b[0m", 10)));

    private readonly ConsoleLegibility legibility = new(Model.Console);
    private readonly List<ConsoleGarbled> told = [];
    private LegibilityState state = null!;

    [SetUp]
    public void Begin()
    {
        told.Clear();
        state = legibility.Start;
    }

    [Test]
    public void Any_bytes_at_all_are_what_a_wrong_baud_gives_and_are_told_once_with_the_baud_that_is_set()
    {
        Hear(0, Garbage(2000));

        Assert.That(told, Has.Count.EqualTo(1));
        Assert.That(told[0].Baud, Is.EqualTo(9600));
        Assert.That(told[0].Percent, Is.EqualTo(60).Within(15));
    }

    [Test]
    public void The_phones_own_words_are_text_and_stay_so_with_a_noisy_wire()
    {
        var noisy = (byte[])Boot.Clone();
        var random = new Random(970);
        for (var n = 0; n < noisy.Length / 20; n++)
        {
            noisy[random.Next(noisy.Length)] = 0xFF;
        }

        Hear(0, Boot);
        Hear(1, noisy);

        Assert.That(told, Is.Empty);
    }

    [Test]
    public void A_burst_of_noise_that_a_switched_phone_gives_is_not_told() => Silent(() => Hear(0, Garbage(ConsoleLegibility.Window - 1)));

    [Test]
    public void Stray_bytes_of_a_silent_phone_add_up_to_nothing() => Silent(() =>
    {
        foreach (var second in Enumerable.Range(0, 1000))
        {
            Hear(second, [0x00]);
        }
    });

    [Test]
    public void After_text_it_is_told_again()
    {
        Hear(0, Garbage(500));
        Hear(1, Boot);
        Hear(2, Garbage(500));

        Assert.That(told, Has.Count.EqualTo(2));
    }

    private void Silent(Action hears)
    {
        hears();
        Assert.That(told, Is.Empty);
    }

    private void Hear(double second, byte[] bytes)
    {
        (state, var fact) = legibility.Step(state, TimeSpan.FromSeconds(second), bytes);
        if (fact is not null)
        {
            told.Add(fact);
        }
    }

    private static byte[] Garbage(int count)
    {
        var bytes = new byte[count];
        new Random(970).NextBytes(bytes);
        return bytes;
    }
}
