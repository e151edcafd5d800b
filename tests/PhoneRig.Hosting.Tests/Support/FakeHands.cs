using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A relay, a keypad, a console line and a person that note what they are told and when: "120 5 down".</summary>
internal sealed class FakeHands(IEventLoop loop) : IPowerSwitch, IKeypad, ISerialLine, IPerson
{
    public List<string> Log { get; } = [];

    /// <summary>What fails: "5 down", "5 up", "all up", "power on".</summary>
    public HashSet<string> Broken { get; } = [];

    /// <summary>What the relay says of itself when it is asked; null where it cannot say.</summary>
    public bool? Relay { get; set; }

    public HashSet<string> DownKeys { get; } = [];

    public IReadOnlySet<Key> Keys { get; } = new HashSet<Key>();

    public bool HasHook => true;

    /// <summary>Where a finger needs less to stay down: after how long.</summary>
    public TimeSpan? Eases { get; set; }

    public TimeSpan? EaseHookAfter => Eases;

    public TimeSpan? EaseAfter(Key key) => Eases;

    public void Ease(Key key) => Take($"{key} eased");

    public void EaseHook() => Take("hook eased");

    public void Switch(bool on) => Take(on ? "power on" : "power off");

    public bool? ReadBack() => Relay;

    public void SetDown(Key key, bool down)
    {
        Take($"{key} {(down ? "down" : "up")}");
        _ = down ? DownKeys.Add(key.Name) : DownKeys.Remove(key.Name);
    }

    public void SetHook(bool offHook) => Take(offHook ? "off hook" : "on hook");

    public void ReleaseAll()
    {
        Take("all up");
        DownKeys.Clear();
    }

    public void Retune(int baud) => throw new NotSupportedException();

    public void Write(ReadOnlySpan<byte> bytes) => Take($"sent {System.Text.Encoding.ASCII.GetString(bytes)}");

    public void Ask(string station, PersonRequest request) => Take($"{station} asked: {request.Text}");

    public void Dispose() => Take("closed");

    private void Take(string what)
    {
        Log.Add(FormattableString.Invariant($"{loop.Uptime.TotalMilliseconds} {what}"));
        if (Broken.Contains(what))
        {
            throw new HardwareFaultException("board keys", $"{what} was not taken: check the bus");
        }
    }
}
