using System.Buffers.Binary;
using System.Device.Gpio;
using System.Device.I2c;
using System.Net;
using System.Text.Json;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>
/// A bench in another process, as a rig reaches it: its metal as System.Device types, its segments and its person. Several connections,
/// so that the header never waits for a lamp sensor. Safe to use from any thread.
/// </summary>
public sealed class RemoteBench : IDisposable
{
    private readonly Func<Stream> dial;
    private readonly BenchHello hello;
    private readonly BenchConnection life;
    private readonly BenchConnection requests;
    private Thread? watch;
    private volatile bool leaving;

    /// <summary>Connects.</summary>
    /// <param name="dial">Opens a connection to the bench.</param>
    /// <param name="hello">What the rig says of itself.</param>
    /// <exception cref="HardwareFaultException">It refuses: another rig's bench, another version.</exception>
    public RemoteBench(Func<Stream> dial, BenchHello hello)
    {
        (this.dial, this.hello) = (dial, hello);
        life = Connect();
        requests = Connect();
    }

    /// <summary>What the bench said of itself.</summary>
    public BenchWelcome Welcome => life.Welcome;

    private string Name => $"bench in process {Welcome.Process}";

    /// <summary>Begins to watch that the bench lives.</summary>
    /// <param name="lost">Called once, on a thread of its own, when the bench is gone.</param>
    public void Watch(Action<HardwareFaultException> lost)
    {
        watch = new Thread(() => AwaitEnd(lost)) { IsBackground = true, Name = Name };
        watch.Start();
    }

    /// <summary>Its header, for a <see cref="GpioController"/>, which disposes of it.</summary>
    public GpioDriver OpenHeader() => new RemoteGpioDriver(Connect());

    /// <summary>One of its I2C buses, for one user, who disposes of it.</summary>
    /// <param name="number">As in /dev/i2c-1.</param>
    public I2cBus OpenBus(int number) => new RemoteI2cBus(Connect(), (byte)number);

    /// <summary>Plugs a UDP socket of this process into one of the bench's segments; see <see cref="IBenchSegments.Plug"/>.</summary>
    /// <exception cref="HardwareFaultException">Another host has that address and port, or the bench is gone.</exception>
    public IPEndPoint Plug(int segmentPort, int socketPort, IPEndPoint host) => Enter(BenchOperation.Plug, segmentPort, socketPort, host);

    /// <summary>Unplugs it. Nothing where the bench is gone.</summary>
    public void Unplug(int socketPort) => Strike(BenchOperation.Unplug, socketPort);

    /// <summary>Enters a listening TCP socket of this process; see <see cref="IBenchSegments.Listen"/>.</summary>
    /// <exception cref="HardwareFaultException">Another host listens there, or the bench is gone.</exception>
    public IPEndPoint Listen(int segmentPort, int socketPort, IPEndPoint host) => Enter(BenchOperation.Listen, segmentPort, socketPort, host);

    /// <summary>Strikes it out. Nothing where the bench is gone.</summary>
    public void Unlisten(int socketPort) => Strike(BenchOperation.Unlisten, socketPort);

    /// <summary>Who listens there on the segment; see <see cref="IBenchSegments.Find"/>.</summary>
    /// <exception cref="HardwareFaultException">The bench is gone.</exception>
    public int? Find(int segmentPort, IPEndPoint host)
    {
        Span<byte> request = stackalloc byte[8];
        BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)segmentPort);
        Write(request[2..], host);
        Span<byte> port = stackalloc byte[2];
        requests.Exchange(BenchOperation.Find, request, port);
        return BinaryPrimitives.ReadUInt16LittleEndian(port) is var found and not 0 ? found : null;
    }

    /// <summary>Asks the simulated person at a station.</summary>
    /// <exception cref="InvalidOperationException">No simulated phone stands there, or it has no such key.</exception>
    /// <exception cref="HardwareFaultException">The bench is gone.</exception>
    public void Ask(string station, PersonRequest request) =>
        requests.Exchange(BenchOperation.Ask, JsonSerializer.SerializeToUtf8Bytes(new BenchRequestToPerson(station, request), JsonSerializerOptions.Web), []);

    /// <summary>Says goodbye: the bench closes what was opened, and its phones live on.</summary>
    public void Dispose()
    {
        leaving = true;
        requests.Dispose();
        life.Dispose();
        if (Thread.CurrentThread != watch)
        {
            watch?.Join();
        }
    }

    private IPEndPoint Enter(BenchOperation operation, int segmentPort, int socketPort, IPEndPoint host)
    {
        Span<byte> request = stackalloc byte[10];
        BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)segmentPort);
        BinaryPrimitives.WriteUInt16LittleEndian(request[2..], (ushort)socketPort);
        Write(request[4..], host);
        Span<byte> port = stackalloc byte[2];
        requests.Exchange(operation, request, port);
        return new IPEndPoint(host.Address, BinaryPrimitives.ReadUInt16LittleEndian(port));
    }

    private void Strike(BenchOperation operation, int socketPort)
    {
        Span<byte> request = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)socketPort);
        try
        {
            requests.Exchange(operation, request, []);
        }
        catch (HardwareFaultException)
        {
            // A segment that is gone has nobody on it.
        }
    }

    private static void Write(Span<byte> request, IPEndPoint host)
    {
        host.Address.GetAddressBytes().CopyTo(request);
        BinaryPrimitives.WriteUInt16LittleEndian(request[4..], (ushort)host.Port);
    }

    private BenchConnection Connect() => new(dial(), hello);

    private void AwaitEnd(Action<HardwareFaultException> lost)
    {
        life.WaitForEnd();
        if (!leaving)
        {
            lost(BenchConnection.Gone(Name));
        }
    }
}
