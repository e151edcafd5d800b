using System.Globalization;
using System.Text;
using PhoneRig.Network.PhoneWeb;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.PhoneWeb;

/// <summary>Whatever a phone's web server says, it is read or refused, soon. PHONERIG_FUZZ and PHONERIG_SEED choose how many inputs, and which (scripts/fuzz.sh).</summary>
public sealed class PageFuzzTests
{
    private const string Page = "<?xml version=\"1.0\"?><DeviceInformation><MACAddress>001B2C3D4E5F</MACAddress><HostName>SEP001B2C3D4E5F</HostName><appLoadID>SCCP70.9-4-2SR3-1S</appLoadID><phoneDN>1 &amp; 2</phoneDN></DeviceInformation>";

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Test]
    public void No_bytes_make_the_readers_of_XML_and_HTTP_throw_or_grow()
    {
        var (inputs, seed) = (Number("PHONERIG_FUZZ", 100_000), Number("PHONERIG_SEED", 80));
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var documents = new Mutator(seed, [.. new[]
        {
            Page, "<a><b name=\"x\">1</b><c/></a>", "<b><![CDATA[<x>]]></b>", "<!DOCTYPE a [<!ENTITY e \"&e;&e;\">]><a>&e;</a>", string.Concat(Enumerable.Repeat("<a>", 40)),
        }.Select(Encoding.UTF8.GetBytes)]);
        var answers = new Mutator(seed, [.. new[]
        {
            $"HTTP/1.1 200 OK\r\nContent-Length: {Page.Length}\r\n\r\n{Page}", $"HTTP/1.0 200 OK\r\n\r\n{Page}",
            $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{Page.Length:x}\r\n{Page}\r\n0\r\n\r\n", "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
        }.Select(Encoding.UTF8.GetBytes)]);
        var random = new Random(seed);
        var (leaves, pages) = (0L, 0);
        for (var i = 0; i < inputs; i++)
        {
            var document = documents.Next();
            var found = LooseXml.Read(document);
            leaves += found.Length;
            if (found.Sum(leaf => (long)leaf.Text.Length) > (long)document.Length * 3)
            {
                Assert.Fail($"seed {seed}, input {i} grew: {Convert.ToHexString(document)}");
            }

            var (reader, answer) = (new PageReader(), answers.Next());
            var cut = random.Next(answer.Length + 1);
            reader.Feed(answer.AsSpan(0, cut));
            reader.Feed(answer.AsSpan(cut));
            reader.End();
            pages += reader.Problem is null && PhonePage.Read(reader.Body) is not null ? 1 : 0;
        }

        TestContext.Out.WriteLine($"{leaves} elements, {pages} pages");
        Assert.That(pages, Is.InRange(inputs / 20, inputs * 19 / 20), "the fuzz reaches both sides");
    }
}
