using System.Net;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

public sealed class TftpFileTableTests
{
    private static readonly IPAddress Phone = IPAddress.Parse("10.70.0.10");
    private static readonly IPAddress Another = IPAddress.Parse("10.70.0.11");

    [Test]
    public void Names_match_in_any_case_and_give_the_canonical_file() =>
        Assert.That(new TftpFileTable(Set(1)).Find(Phone, "JAR70SCCP.SBN")?.Name, Is.EqualTo("Jar70sccp.sbn"));

    [Test]
    public void Generated_files_lie_over_the_set()
    {
        var table = new TftpFileTable(Set(1));
        table.Put(File("jar70sccp.SBN", 9));
        Assert.That(Version(table, Phone, "Jar70sccp.sbn"), Is.EqualTo(9));
        Assert.That(table.Remove("JAR70SCCP.sbn"), Is.True);
        Assert.That(Version(table, Phone, "Jar70sccp.sbn"), Is.EqualTo(1));
        Assert.That(table.Remove("JAR70SCCP.sbn"), Is.False);
    }

    [Test]
    public void A_phone_in_the_middle_of_a_set_gets_the_rest_of_that_set()
    {
        var table = new TftpFileTable(Set(1));
        Assert.That(Version(table, Phone, "term70.default.loads"), Is.EqualTo(1));
        table.SwitchTo(Set(2));

        Assert.That(Version(table, Phone, "Jar70sccp.sbn"), Is.EqualTo(1));
        Assert.That(Version(table, Another, "Jar70sccp.sbn"), Is.EqualTo(2), "a phone that asks for the first time");
        Assert.That(Version(table, Phone, "TERM70.default.LOADS"), Is.EqualTo(2));
        Assert.That(Version(table, Phone, "Jar70sccp.sbn"), Is.EqualTo(2));
    }

    [Test]
    public void A_loads_request_for_a_missing_file_switches_too()
    {
        var table = new TftpFileTable(Set(1));
        Assert.That(Version(table, Phone, "term70.default.loads"), Is.EqualTo(1));
        table.SwitchTo(Set(2));

        Assert.That(table.Find(Phone, "termZZ.default.loads"), Is.Null);
        Assert.That(Version(table, Phone, "Jar70sccp.sbn"), Is.EqualTo(2));
    }

    [Test]
    public void Two_files_that_differ_in_case_only_are_refused() =>
        Assert.That(() => new TftpFileTable([File("a.sbn", 1), File("A.sbn", 2)]), Throws.ArgumentException.With.Message.Contains("both a.sbn and A.sbn"));

    private static TftpFile[] Set(byte version) => [File("term70.default.loads", version), File("Jar70sccp.sbn", version)];

    private static TftpFile File(string name, byte version) => new(name, new[] { version });

    private static int? Version(TftpFileTable table, IPAddress client, string name) => table.Find(client, name)?.Content.Span[0];
}
