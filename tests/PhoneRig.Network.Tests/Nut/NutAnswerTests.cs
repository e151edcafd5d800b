using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Network.Nut;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Nut;

public sealed class NutAnswerTests
{
    private const int Inputs = 200_000;

    private static readonly NutAddress Supply = NutAddress.Parse("ups@nas", null);

    /// <summary>How many, and from which seed: more by scripts/fuzz.sh.</summary>
    private static readonly int Many = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_FUZZ"), out var many) ? many : Inputs;

    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("PHONERIG_SEED"), out var seed) ? seed : 20261129;

    [TestCase("OL", UpsPower.Mains)]
    [TestCase("OL CHRG LB", UpsPower.Mains, Description = "charging after an outage")]
    [TestCase("OL BYPASS", UpsPower.Mains)]
    [TestCase("OB DISCHRG", UpsPower.Battery)]
    [TestCase("ALARM OB LB DISCHRG", UpsPower.LowBattery)]
    [TestCase("FSD OL", UpsPower.LowBattery, Description = "its server has ordered a shutdown")]
    public void A_status_is_read_by_its_words(string status, UpsPower power)
    {
        var answer = Read($"VAR ups ups.status \"{status}\"\nOK Goodbye\n");

        Assert.That((answer.Reading?.Power, answer.Reading?.Said, answer.Problem), Is.EqualTo(((UpsPower?)power, status, (string?)null)));
    }

    [TestCase("ERR UNKNOWN-UPS\n", "it knows no supply \"ups\": upsc -l nas lists those that it has")]
    [TestCase("ERR ACCESS-DENIED\n", "it does not let this computer ask: see LISTEN and ACCEPT in its upsd.conf")]
    [TestCase("ERR DATA-STALE\n", "it has lost its supply: check the cable between them, and upsdrvctl start there")]
    [TestCase("ERR VAR-NOT-SUPPORTED\n", "it answered with the error VAR-NOT-SUPPORTED: see upsc ups@nas")]
    [TestCase("VAR ups ups.status \"WAIT\"\n", "its status \"WAIT\" says neither OL (mains) nor OB (battery): see upsc ups@nas")]
    [TestCase("VAR other ups.status \"OL\"\n", "it answered \"VAR other ups.status \"OL\"\": is that a NUT server, on port 3493?")]
    [TestCase("220 mail.example ESMTP\r\n", "it answered \"220 mail.example ESMTP\": is that a NUT server, on port 3493?")]
    [TestCase("", "it ended the connection without an answer: is that a NUT server, on port 3493, and may this computer ask it (LISTEN in upsd.conf)?")]
    public void What_is_no_status_is_told_with_what_to_do(string text, string problem)
    {
        var answer = Read(text);

        Assert.That((answer.Reading, answer.Problem), Is.EqualTo(((Core.Ports.UpsReading?)null, problem)));
    }

    [Test]
    public void A_server_that_never_ends_its_line_is_given_up()
    {
        var answer = new NutAnswer(Supply);
        for (var at = 0; at < 600 && !answer.Over; at++)
        {
            answer.Take("x"u8);
        }

        Assert.That(answer.Problem, Is.EqualTo("it talks and does not answer: is that a NUT server, on port 3493?"));
    }

    [Test]
    public void The_question_is_a_line_each_for_the_status_and_for_the_end() =>
        Assert.That(Encoding.ASCII.GetString(new NutAnswer(Supply).Question), Is.EqualTo("GET VAR ups ups.status\nLOGOUT\n"));

    [Test]
    public void No_bytes_cut_anywhere_make_it_throw_and_what_it_says_is_printable()
    {
        TestContext.Out.WriteLine($"seed {Seed}, {Many} inputs");
        var mutator = new Mutator(Seed, [.. new[] { "VAR ups ups.status \"OB LB DISCHRG\"\nOK Goodbye\n", "ERR DATA-STALE\n", "VAR ups ups.status \"OL CHRG\"\r\n" }.Select(Encoding.ASCII.GetBytes)]);
        var random = new Random(Seed);
        var (readings, problems) = (0, 0);
        for (var i = 0; i < Many; i++)
        {
            var bytes = mutator.Next();
            var cut = random.Next(bytes.Length + 1);
            var answer = new NutAnswer(Supply);
            answer.Take(bytes.AsSpan(0, cut));
            answer.Take(bytes.AsSpan(cut));
            answer.End();
            (readings, problems) = (readings + (answer.Reading is null ? 0 : 1), problems + (answer.Problem is null ? 0 : 1));
            var said = answer.Reading?.Said ?? answer.Problem!;
            if ((answer.Reading is null) == (answer.Problem is null) || said.Any(char.IsControl))
            {
                Assert.Fail($"input {i}: {Convert.ToHexString(bytes)} says \"{said}\"");
            }
        }

        Assert.That(readings + problems, Is.EqualTo(Many));
        Assert.That(readings, Is.InRange(Many / 100, Many * 9 / 10));
    }

    private static NutAnswer Read(string text)
    {
        var answer = new NutAnswer(Supply);
        answer.Take(Encoding.ASCII.GetBytes(text));
        answer.End();
        return answer;
    }
}
