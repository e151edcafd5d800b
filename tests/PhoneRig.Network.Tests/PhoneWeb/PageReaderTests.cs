using System.Text;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Tests.PhoneWeb;

public sealed class PageReaderTests
{
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", 200, "hello")]
    [TestCase("HTTP/1.0 200 OK\n\nhello", 200, "hello", Description = "the end of the connection ends it")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n", 200, "hello")]
    [TestCase("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n", 404, "")]
    public void An_answer_is_read_however_it_is_cut(string answer, int status, string body)
    {
        foreach (var piece in new[] { 1, 2, 5, 1000 })
        {
            var reader = new PageReader();
            var bytes = Encoding.ASCII.GetBytes(answer);
            for (var at = 0; at < bytes.Length; at += piece)
            {
                reader.Feed(bytes.AsSpan(at, Math.Min(piece, bytes.Length - at)));
            }

            reader.End();
            Assert.That((reader.Status, Encoding.ASCII.GetString(reader.Body), reader.Problem), Is.EqualTo(((int?)status, body, (string?)null)), $"cut every {piece} bytes");
        }
    }

    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello", "the answer broke off")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel", "the answer broke off")]
    [TestCase("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n", "the answer is no HTTP")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n", "the answer is too long")]
    [TestCase("SSH-2.0-OpenSSH\r\n\r\n", "the answer is no HTTP")]
    [TestCase("HTTP/1.1 200", "the answer broke off")]
    [TestCase("", "the answer broke off")]
    public void What_is_wrong_with_an_answer_is_said(string answer, string problem)
    {
        var reader = new PageReader();
        reader.Feed(Encoding.ASCII.GetBytes(answer));
        reader.End();

        Assert.That(reader.Problem, Is.EqualTo(problem));
    }

    [Test]
    public void An_answer_without_an_end_is_given_up()
    {
        var (head, body) = (new PageReader(), new PageReader());
        for (var i = 0; i < 1000 && !head.IsOver; i++)
        {
            head.Feed("X-Header: more and more and more\r\n"u8);
        }

        body.Feed("HTTP/1.1 200 OK\r\n\r\n"u8);
        for (var i = 0; i < 1000 && !body.IsOver; i++)
        {
            body.Feed(new byte[1000]);
        }

        Assert.That((head.Problem, body.Problem), Is.EqualTo(("its headers are too long", "the answer is too long")));
    }
}
