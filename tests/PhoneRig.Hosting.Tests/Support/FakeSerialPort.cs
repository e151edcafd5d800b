using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A serial port whose cable the test pulls and plugs.</summary>
internal sealed class FakeSerialPort(IEventLoop loop) : ISerialPort
{
    private Action<ReadOnlyMemory<byte>>? received;
    private Action<string>? lost;

    public string Name => "/dev/fake";

    /// <summary>Why it cannot be opened; null where it can.</summary>
    public string? Missing { get; set; }

    /// <summary>Hangs up while it is being opened.</summary>
    public bool HangsUpAtOnce { get; set; }

    /// <summary>When it was tried to open it, in seconds.</summary>
    public List<double> Tries { get; } = [];

    /// <summary>What was sent to the phone.</summary>
    public string Written { get; private set; } = "";

    /// <summary>The rates that it was set to after it was opened.</summary>
    public List<int> Bauds { get; } = [];

    public int OpenLines { get; private set; }

    public ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        Tries.Add(loop.Uptime.TotalSeconds);
        if (Missing is not null)
        {
            throw new HardwareFaultException("console /dev/fake", Missing);
        }

        (this.received, this.lost) = (received, lost);
        OpenLines++;
        if (HangsUpAtOnce)
        {
            HangUp();
        }

        return new Line(this);
    }

    public void Say(string text) => received!(Encoding.Latin1.GetBytes(text));

    public void HangUp() => lost!("hung up");

    private sealed class Line(FakeSerialPort port) : ISerialLine
    {
        private bool closed;

        public void Write(ReadOnlySpan<byte> bytes) => port.Written += Encoding.Latin1.GetString(bytes);

        public void Retune(int baud) => port.Bauds.Add(baud);

        public void Dispose()
        {
            port.OpenLines -= closed ? 0 : 1;
            closed = true;
        }
    }
}
