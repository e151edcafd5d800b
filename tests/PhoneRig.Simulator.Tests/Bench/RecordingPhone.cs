using System.Collections.Immutable;
using System.Text;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>A phone that writes down what is done to it, and when.</summary>
internal sealed class RecordingPhone(IEventLoop loop) : IBenchPhone
{
    public event Action? LampsChanged;

    public event Action<ReadOnlyMemory<byte>>? ConsoleOutput;

    public event Action? DrawChanged;

    public int Milliamps { get; private set; }

    public List<string> Log { get; } = [];

    public ImmutableDictionary<string, LampColour> Lamps { get; private set; } = ImmutableDictionary<string, LampColour>.Empty;

    public void SetBrickPower(bool on) => Note($"power {(on ? "on" : "off")}");

    public void SetKey(string name, bool down) => Note($"{name} {(down ? "down" : "up")}");

    public void PressSpeaker() => Note("speaker");

    public void SetHook(bool offHook) => Note($"{(offHook ? "off" : "on")} hook");

    public void ConsoleInput(ReadOnlyMemory<byte> bytes) => Note($"console {Encoding.ASCII.GetString(bytes.Span)}");

    public void Show(string lamp, LampColour colour)
    {
        Lamps = Lamps.SetItem(lamp, colour);
        LampsChanged?.Invoke();
    }

    public void Draw(int milliamps)
    {
        Milliamps = milliamps;
        DrawChanged?.Invoke();
    }

    public void Print(string text) => ConsoleOutput?.Invoke(Encoding.ASCII.GetBytes(text));

    private void Note(string what) => Log.Add($"{loop.Uptime.TotalMilliseconds} {what}");
}
