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
    public IPEndPoint Plug(int segmentPort, int socketPort, IPEndPoint host)
    {
        Span<byte> request = stackalloc byte[10];
        BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)segmentPort);
        BinaryPrimitives.WriteUInt16LittleEndian(request[2..], (ushort)socketPort);
        host.Address.GetAddressBytes().CopyTo(request[4..]);
        BinaryPrimitives.WriteUInt16LittleEndian(request[8..], (ushort)host.Port);
        Span<byte> port = stackalloc byte[2];
        requests.Exchange(BenchOperation.Plug, request, port);
        return new IPEndPoint(host.Address, BinaryPrimitives.ReadUInt16LittleEndian(port));
    }

    /// <summary>Unplugs it. Nothing where the bench is gone.</summary>
    public void Unplug(int socketPort)
    {
        Span<byte> request = stackalloc byte[2];
        BinaryPrimitives.WriteUInt16LittleEndian(request, (ushort)socketPort);
        try
        {
            requests.Exchange(BenchOperation.Unplug, request, []);
        }
        catch (HardwareFaultException)
        {
            // A segment that is gone has nobody plugged in.
        }
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
