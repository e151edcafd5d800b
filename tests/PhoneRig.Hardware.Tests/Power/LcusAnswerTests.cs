using System.Text;
using PhoneRig.Hardware.Power;

namespace PhoneRig.Hardware.Tests.Power;

/// <summary>The two ways in which USB relay boards answer, in any pieces, and what is no answer.</summary>
[TestFixture]
internal sealed class LcusAnswerTests
{
    [TestCase("CH1: OFF\r\nCH2: ON\r\n", 1, false)]
    [TestCase("CH1: OFF\r\nCH2: ON\r\n", 2, true)]
    [TestCase("CH1:ON\r\n", 1, true)]
    [TestCase("CH1: OFF\r\nCH2: ON\r\n", 3, null)]
    [TestCase("CH12: ON\r\n", 1, null)]
    [TestCase("CH1: OF", 1, null)]
    [TestCase("\u0000\u0001", 1, false)]
    [TestCase("\u0000\u0001", 2, true)]
    [TestCase("\u0000\u0001", 3, null)]
    [TestCase("\u0000\u0002", 1, null)]
    [TestCase("what?", 1, null)]
    [TestCase("", 1, null)]
    public void An_answer_says_of_a_channel_on_off_or_nothing(string text, int channel, bool? energised)
    {
        var whole = Answer(text, text.Length + 1);
        var single = Answer(text, 1);

        Assert.That((whole.Of(channel), single.Of(channel), whole.IsEmpty), Is.EqualTo((energised, energised, text.Length == 0)));
    }

    [Test]
    public void A_board_that_never_stops_fills_no_memory()
    {
        var answer = new LcusAnswer();
        for (var i = 0; i < 1000; i++)
        {
            answer.Take(Encoding.ASCII.GetBytes("CH1: ON\r\n"));
        }

        Assert.That(answer.Of(1), Is.True);
        Assert.That(answer.Of(2), Is.Null);
    }

    private static LcusAnswer Answer(string text, int piece)
    {
        var answer = new LcusAnswer();
        foreach (var part in Encoding.Latin1.GetBytes(text).Chunk(piece))
        {
            answer.Take(part);
        }

        return answer;
    }
}
