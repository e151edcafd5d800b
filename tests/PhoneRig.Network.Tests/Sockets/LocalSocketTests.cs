using System.Net.Sockets;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Network.Tests.Sockets;

/// <summary>Unix sockets: one process a path, and a dead one is no obstacle.</summary>
public sealed class LocalSocketTests
{
    private string folder = null!;

    private string SocketPath => Path.Combine(folder, "s");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("phonerig-test-").FullName;

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Bytes_go_both_ways()
    {
        using var listener = LocalSocketListener.Listen(SocketPath, Echo);
        using var stream = LocalSocket.Dial(SocketPath)!;
        stream.WriteByte(42);

        Assert.That(stream.ReadByte(), Is.EqualTo(42));
    }

    [Test]
    public void A_path_that_is_served_is_not_taken_from_who_serves_it()
    {
        using var first = LocalSocketListener.Listen(SocketPath, Echo);

        Assert.That(LocalSocketListener.Listen(SocketPath, Echo), Is.Null);
        using var stream = LocalSocket.Dial(SocketPath)!;
        stream.WriteByte(1);
        Assert.That(stream.ReadByte(), Is.EqualTo(1), "the first still serves");
    }

    [Test]
    public void The_socket_of_a_dead_process_is_dead_and_is_replaced()
    {
        using (var dead = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            dead.Bind(new UnixDomainSocketEndPoint(SocketPath));
            dead.Listen();
        }

        // .NET removes the file at the end; a killed process does not.
        File.WriteAllText(SocketPath, "");
        Assert.That(LocalSocket.Dial(SocketPath), Is.Null);
        using var listener = LocalSocketListener.Listen(SocketPath, Echo);
        using var stream = LocalSocket.Dial(SocketPath);
        Assert.That(stream, Is.Not.Null);
    }

    [Test]
    public void Nobody_there_is_no_error() => Assert.That(LocalSocket.Dial(SocketPath), Is.Null);

    [Test]
    public void Closing_ends_the_connections_and_frees_the_path()
    {
        var listener = LocalSocketListener.Listen(SocketPath, Echo)!;
        using var stream = LocalSocket.Dial(SocketPath)!;
        stream.WriteByte(1);
        Assert.That(stream.ReadByte(), Is.EqualTo(1));
        listener.Dispose();

        Assert.That(stream.ReadByte(), Is.EqualTo(-1));
        using var next = LocalSocketListener.Listen(SocketPath, Echo);
        Assert.That(next, Is.Not.Null);
    }

    [Test]
    public void A_path_that_is_too_long_says_so()
    {
        var deep = Path.Combine(folder, new string('x', 120));

        Assert.That(() => LocalSocketListener.Listen(deep, Echo), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("--state"));
        Assert.That(LocalSocket.Dial(deep), Is.Null);
    }

    private static void Echo(Stream stream)
    {
        for (var read = stream.ReadByte(); read >= 0; read = stream.ReadByte())
        {
            stream.WriteByte((byte)read);
        }
    }
}
