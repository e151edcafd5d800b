using System.Net.NetworkInformation;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The parts that every stage of a phone works with.</summary>
internal sealed class PhoneBoard
{
    private volatile PhoneTruth truth = new();

    public PhoneBoard(IEventLoop loop, ISegment network, Seed seed, string mac, PhoneProfile profile)
    {
        if (!PhysicalAddress.TryParse(mac, out var address) || address.GetAddressBytes().Length != 6)
        {
            throw new FormatException($"simulated phone: '{mac}' is no hardware address; write it as 00:1B:54:00:70:01.");
        }

        Loop = loop;
        Network = network;
        Profile = profile;
        Mac = address;
        Random = seed.Draw();
        Lamps = new LampBoard(profile.LampStep);
        Console = new ConsoleWriter(loop, profile.ConsoleNoise, seed.For("console").Draw());
        Keys = new KeyMatrix(loop, profile, seed.For("keys").Draw());
        Flash = new Flash(profile);
        Enter(PhoneActivity.Off);
    }

    public event Action? TruthChanged;

    public IEventLoop Loop { get; }

    public ISegment Network { get; }

    public PhoneProfile Profile { get; }

    public PhysicalAddress Mac { get; }

    public Random Random { get; }

    public LampBoard Lamps { get; }

    public ConsoleWriter Console { get; }

    public KeyMatrix Keys { get; }

    public Flash Flash { get; }

    public bool OffHook { get; set; }

    public bool OnInlinePower { get; set; }

    public PhoneTruth Truth => truth;

    /// <summary>The phone goes on to something else.</summary>
    public void Enter(PhoneActivity activity) =>
        Tell(t => t with { Activity = activity, Registered = t.Registered && activity == PhoneActivity.Running });

    /// <summary>Changes the truth; what the flash says is always brought up to date.</summary>
    public void Tell(Func<PhoneTruth, PhoneTruth> change)
    {
        truth = change(truth) with { LoadId = Flash.LoadId, Bricked = Flash.Bricked };
        TruthChanged?.Invoke();
    }

    /// <summary>Something was done to the phone that should not have been.</summary>
    public void Mishap(string sentence) => Tell(t => t with { Mishaps = t.Mishaps.Add(sentence) });

    /// <summary>A time drawn between two bounds.</summary>
    public TimeSpan Between(TimeSpan from, TimeSpan to) => from + ((to - from) * Random.NextDouble());
}
