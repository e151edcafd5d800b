using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A simulated phone as the bench's metal knows it.</summary>
internal sealed class BenchedPhone : IBenchPhone
{
    private readonly SimulatedPhone phone;
    private int drawn;

    public BenchedPhone(SimulatedPhone phone)
    {
        this.phone = phone;
        phone.LampsChanged += _ => LampsChanged?.Invoke();
        phone.ConsoleOutput += bytes => ConsoleOutput?.Invoke(bytes);
        phone.TruthChanged += LookAtDraw;
    }

    public event Action? LampsChanged;

    public event Action<ReadOnlyMemory<byte>>? ConsoleOutput;

    public event Action? DrawChanged;

    public int Milliamps => phone.BrickMilliamps;

    public ImmutableDictionary<string, LampColour> Lamps => phone.Lamps.Lit;

    public void SetBrickPower(bool on) => phone.SetBrickPower(on);

    public void SetKey(string name, bool down) => phone.SetKey(name, down);

    public void SetHook(bool offHook) => phone.SetHook(offHook);

    public void PressSpeaker() => phone.PressSpeaker();

    public void ConsoleInput(ReadOnlyMemory<byte> bytes) => phone.ConsoleInput(bytes.Span);

    private void LookAtDraw()
    {
        if (drawn != Milliamps)
        {
            drawn = Milliamps;
            DrawChanged?.Invoke();
        }
    }
}
