using System.Text;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class ConsoleReaderTests
{
    private readonly ConsoleReader reader = new(Model.Console);

    [TestCase("one\rtwo\r")]
    [TestCase("one\ntwo\n")]
    [TestCase("one\r\ntwo\r\n")]
    [TestCase("\r\n\r\none\n\r\n\rtwo\r\n\n")]
    public void Lines_end_with_CR_or_LF_or_both_and_empty_ones_are_none(string text)
    {
        Assert.That(Texts(Read((0, text))), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(Texts(Read([.. text.Select((letter, index) => ((double)index, letter.ToString()))])), Is.EqualTo(new[] { "one", "two" }), "byte by byte");
    }

    [Test]
    public void A_rule_sees_the_tab_and_gives_its_values()
    {
        var line = Read((0, "\tKey press = 11\r\n")).Cast<ConsoleLine>().Single();

        Assert.That((line.Text, line.Rule), Is.EqualTo(("\tKey press = 11", "key-echo")));
        Assert.That(line.Values, Is.EqualTo(new Dictionary<string, string> { ["key"] = "11" }));
    }

    [Test]
    public void A_rule_without_named_groups_gives_no_values_and_the_first_rule_that_matches_counts()
    {
        var line = Read((0, "setipcfg> INIT: Waiting\nINIT: Waiting for factory reset sequence. Software load x validated\n")).Cast<ConsoleLine>().ToArray();

        Assert.That(line.Select(one => (one.Rule, one.Values)), Is.EqualTo(new[] { ("shell-open", null), ((string?)"reset-code-wanted", (object?)null) }));
    }

    [Test]
    public void A_line_that_no_rule_knows_is_told_without_one() => Assert.That(Read((0, "Mounting /flash0...\n")), Is.EqualTo(new[] { new ConsoleLine("Mounting /flash0...", null, null) }));

    [Test]
    public void A_prompt_without_an_end_is_told_after_200_ms_of_quiet_and_not_before()
    {
        var step = reader.Step(reader.Start, Ms(1000), Bytes("login: "));

        Assert.That((step.Facts.Length, step.WakeAt), Is.EqualTo((0, Ms(1200))));
        Assert.That(reader.Step(step.State, Ms(1199)).Facts, Is.Empty);
        var flushed = reader.Step(step.State, Ms(1200));
        Assert.That(flushed.Facts, Is.EqualTo(new[] { new ConsoleLine("login: ", "log-in", null) }));
        Assert.That(flushed.WakeAt, Is.Null);
        Assert.That(reader.Step(flushed.State, Ms(5000)).Facts, Is.Empty, "told once");
    }

    [Test]
    public void Each_byte_puts_the_flush_off()
    {
        var step = reader.Step(reader.Start, Ms(0), Bytes("log"));

        step = reader.Step(step.State, Ms(150), Bytes("in: "));

        Assert.That((step.Facts.Length, step.WakeAt), Is.EqualTo((0, Ms(350))));
    }

    [Test]
    public void A_late_tick_does_not_join_a_prompt_with_what_came_after() =>
        Assert.That(Texts(Read(ticks: false, (0, "login: "), (900, "root\n"))), Is.EqualTo(new[] { "login: ", "root" }));

    [Test]
    public void A_line_that_stalled_in_its_middle_is_known_when_its_end_has_come()
    {
        var lines = Read((0, "INIT: Waiting for fac"), (500, "tory reset sequence.\r\n"), (600, "next\n")).Cast<ConsoleLine>().ToArray();

        Assert.That(lines.Select(line => (line.Text, line.Rule)), Is.EqualTo(new[]
        {
            ("INIT: Waiting for fac", null), ("INIT: Waiting for factory reset sequence.", (string?)"reset-code-wanted"), ("next", null),
        }));
    }

    [Test]
    public void Bytes_that_are_not_printable_are_shown_as_numbers() =>
        Assert.That(Texts(reader.Step(reader.Start, S(0), [0, 7, (byte)'a', 0x7F, 0x80, 0xFF, (byte)'~', (byte)'\n']).Facts), Is.EqualTo(new[] { @"\x00\x07a\x7F\x80\xFF~" }));

    [Test]
    public void A_line_without_end_is_told_in_parts_of_1024()
    {
        var lines = Texts(Read((0, new string('x', 2500) + "\n"))).ToArray();

        Assert.That(lines.Select(line => line.Length), Is.EqualTo(new[] { 1024, 1024, 452 }));
    }

    [Test]
    public void A_flood_is_counted_and_lines_that_a_rule_knows_get_through()
    {
        var flood = string.Concat(Enumerable.Repeat("noise\n", 150)) + "INIT: Waiting for factory reset sequence.\n";
        var step = reader.Step(reader.Start, S(5), Bytes(flood));

        Assert.That(step.Facts.OfType<ConsoleLine>().Count(line => line.Rule is null), Is.EqualTo(ConsoleReader.LinesASecond));
        Assert.That(step.Facts[^1], Is.EqualTo(new ConsoleLine("INIT: Waiting for factory reset sequence.", "reset-code-wanted", null)));
        Assert.That(step.WakeAt, Is.EqualTo(S(6)));
        var after = reader.Step(step.State, S(6), Bytes("calm\n"));
        Assert.That(after.Facts, Is.EqualTo(new Fact[] { new SightingsLost("console", 50), new ConsoleLine("calm", null, null) }));
        Assert.That(after.WakeAt, Is.Null);
    }

    [Test]
    public void A_flood_of_lines_that_a_rule_knows_ends_as_well()
    {
        var step = reader.Step(reader.Start, S(5), Bytes(string.Concat(Enumerable.Repeat("setipcfg> \n", 1000))));

        Assert.That(step.Facts, Has.Length.EqualTo(2 * ConsoleReader.LinesASecond));
        Assert.That(reader.Step(step.State, S(6)).Facts, Is.EqualTo(new[] { new SightingsLost("console", 800) }));
    }

    [Test]
    public void A_hundred_lines_a_second_are_no_flood()
    {
        var lines = Read([.. Enumerable.Range(0, 500).Select(index => (index * 10.01, $"line {index}\n"))]);

        Assert.That(lines.OfType<SightingsLost>(), Is.Empty);
        Assert.That(lines, Has.Count.EqualTo(500));
    }

    [Test]
    public void Any_bytes_in_any_chunks_at_any_time_give_lines_of_printable_text([Range(1, 30)] int seed)
    {
        var random = new Random(seed);
        var (state, at) = (reader.Start, TimeSpan.Zero);
        for (var i = 0; i < 400; i++)
        {
            at += Ms(random.Next(3) == 0 ? random.Next(-50, 2000) : random.Next(5));
            var bytes = new byte[random.Next(10) == 0 ? random.Next(3000) : random.Next(30)];
            random.NextBytes(bytes);
            if (random.Next(2) == 0)
            {
                const string Letters = "\r\n\tKey press = 9\0";
                bytes = [.. bytes.Select(value => (byte)Letters[value % Letters.Length])];
            }

            var step = random.Next(5) == 0 ? reader.Step(state, at) : reader.Step(state, at, bytes);
            foreach (var line in step.Facts.OfType<ConsoleLine>())
            {
                Assert.That(line.Text, Has.Length.InRange(1, 1030 + 1024), $"seed {seed}");
                Assert.That(line.Text.All(letter => letter is >= ' ' and <= '~' or '\t'), $"seed {seed}: {line.Text}");
            }

            Assert.That(step.WakeAt, Is.Null.Or.GreaterThan(at - Ms(100)), $"seed {seed}: a wake-up in the past");
            state = step.State;
        }
    }

    private List<Fact> Read(params (double At, string Text)[] chunks) => Read(ticks: true, chunks);

    private List<Fact> Read(bool ticks, params (double At, string Text)[] chunks)
    {
        var (step, facts) = (new Sensed<ConsoleReaderState>(reader.Start, [], null), new List<Fact>());
        foreach (var (at, text) in chunks)
        {
            while (ticks && step.WakeAt < Ms(at))
            {
                Take(reader.Step(step.State, step.WakeAt!.Value));
            }

            Take(reader.Step(step.State, Ms(at), Bytes(text)));
        }

        return facts;

        void Take(Sensed<ConsoleReaderState> next)
        {
            step = next;
            facts.AddRange(next.Facts);
        }
    }

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private static IEnumerable<string> Texts(IEnumerable<Fact> facts) => facts.Cast<ConsoleLine>().Select(line => line.Text);
}
