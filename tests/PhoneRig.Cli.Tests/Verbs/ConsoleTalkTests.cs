using System.Collections.Concurrent;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Tests.Verbs;

public sealed class ConsoleTalkTests
{
    private static readonly ConsoleKeyInfo Leave = new('\0', ConsoleKey.D5, shift: false, alt: false, control: true);

    [Test, CancelAfter(60_000)]
    public void What_is_typed_is_sent_key_by_key_what_is_heard_is_shown_and_the_escape_key_leaves(CancellationToken patience)
    {
        var answers = new BlockingCollection<ConsoleKeyInfo>();
        answers.Add(Key('q'), patience);
        answers.Add(new('\r', ConsoleKey.Enter, shift: false, alt: false, control: false), patience);
        IControlSink? talk = null;
        var host = new TestHost
        {
            NextKey = () => answers.Take(patience),
            Answer = (request, sink) =>
            {
                if (request is ControlRequest.Talk)
                {
                    talk = sink;
                    return;
                }

                if (request is ControlRequest.Say { Text: "\r" })
                {
                    talk!.Tell(new ControlEvent.Heard("s1", "status - 0x1231\r\n\u001b[2Jsetipcfg> "));
                    answers.Add(Leave, patience);
                }

                sink.End(request is ControlRequest.Say { Text: "q" }
                    ? new ControlEnd(ControlOutcome.Refused, "the phone may be starting", null, [])
                    : new ControlEnd(ControlOutcome.Done, null, null, []));
            },
        };

        Assert.That(host.Run("console", "s1", "-i", "--force", "ann"), Is.EqualTo(ExitCode.Done), host.Error);
        var asked = host.Asked.ToArray();
        Assert.That(asked[0], Is.InstanceOf<ControlRequest.Talk>().With.Property("ForcedBy").EqualTo("ann"));
        Assert.That(asked[1..].Cast<ControlRequest.Say>().Select(say => say.Text), Is.EqualTo(new[] { "q", "\r" }));
        Assert.That(asked[1..].Cast<ControlRequest.Say>().Select(say => say.Session).Distinct(), Is.EqualTo(new[] { ((ControlRequest.Talk)asked[0]).Session }));
        Assert.That(host.Out, Does.Contain("[not sent: the phone may be starting]").And.Contains("status - 0x1231\r\n [2Jsetipcfg> ").And.Not.Contain("\u001b"));
        Assert.That(host.Opened.Single().Disposed, Is.True);
    }

    [TestCase("console s1 -i", "standard input is none")]
    [TestCase("console s1 --force ann", "--force is for --interactive")]
    [TestCase("console s1 -i --follow", "it goes with --force only")]
    [TestCase("console s1 -i --json", "it goes with --force only")]
    public void What_needs_a_terminal_or_makes_no_sense_is_refused_and_nothing_is_opened(string line, string expected)
    {
        var host = new TestHost();

        Assert.That(host.Run(line.Split(' ')), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error + host.Out, Does.Contain(expected));
        Assert.That(host.Opened, Is.Empty);
    }

    [TestCase(ConsoleKey.Enter, '\n', "\r")]
    [TestCase(ConsoleKey.Backspace, '\u007f', "\b")]
    [TestCase(ConsoleKey.UpArrow, '\0', "\u001b[A")]
    [TestCase(ConsoleKey.C, '\u0003', "\u0003")]
    [TestCase(ConsoleKey.A, 'ä', "")]
    [TestCase(ConsoleKey.F1, '\0', "")]
    [TestCase(ConsoleKey.D5, '5', "5")]
    [TestCase(ConsoleKey.D5, '\0', TerminalKeys.Leave, true)]
    public void A_key_is_sent_as_a_terminal_sends_it(ConsoleKey key, char letter, string sent, bool control = false) =>
        Assert.That(TerminalKeys.Of(new ConsoleKeyInfo(letter, key, shift: false, alt: false, control)), Is.EqualTo(sent));

    private static ConsoleKeyInfo Key(char letter) => new(letter, Enum.Parse<ConsoleKey>(char.ToUpperInvariant(letter).ToString()), shift: false, alt: false, control: false);
}
