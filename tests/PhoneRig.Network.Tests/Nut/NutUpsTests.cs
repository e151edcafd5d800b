using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Network.Tests.Nut;

public sealed class NutUpsTests
{
    [Test]
    public void It_asks_a_server_for_the_status_and_takes_an_answer_in_pieces()
    {
        using var server = new FakeNutServer { Answer = ["VAR ups ups.st", "atus \"OB DISCHRG\"", "\nOK Goodbye\n"] };

        var reading = new NutUps(server.Address, TimeProvider.System).Read();

        Assert.That(reading, Is.EqualTo(new UpsReading(UpsPower.Battery, "OB DISCHRG")));
        Assert.That(server.Asked, Is.EqualTo("GET VAR ups ups.status"));
    }

    [Test]
    public void A_server_that_refuses_is_a_fault_with_what_to_do()
    {
        using var server = new FakeNutServer { Answer = ["ERR UNKNOWN-UPS\n"] };

        var fault = Assert.Throws<HardwareFaultException>(() => new NutUps(server.Address, TimeProvider.System).Read());

        Assert.That(fault!.Message, Is.EqualTo($"UPS {server.Address}: it knows no supply \"ups\": upsc -l 127.0.0.1 lists those that it has"));
    }

    [Test]
    public void Nobody_there_and_a_server_that_is_silent_are_faults_within_the_bound()
    {
        using var silent = new FakeNutServer();
        var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var nobody = new NutAddress("ups", "127.0.0.1", ((IPEndPoint)free.LocalEndpoint).Port);
        free.Stop();

        Assert.That(Assert.Throws<HardwareFaultException>(() => new NutUps(nobody, TimeProvider.System).Read())!.Reason, Does.StartWith($"127.0.0.1 cannot be reached on port {nobody.Port}"));
        Assert.That(Assert.Throws<HardwareFaultException>(() => new NutUps(silent.Address, TimeProvider.System).Read())!.Reason, Does.StartWith("127.0.0.1 did not answer within 3 s"));
    }
}
