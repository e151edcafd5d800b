using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Lan;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Simulations;

/// <summary>A phone of a simulated campaign, wherever it is carried, and the truth about what was done to it.</summary>
internal sealed class PiledPhone
{
    private readonly PatchCable cable = new();
    private readonly IEventLoop loop;
    private int harm;
    private bool mustNot;

    /// <summary>A phone that lies on the pile.</summary>
    public PiledPhone(IEventLoop loop, Seed seed, int number, string ailment)
    {
        this.loop = loop;
        Ailment = ailment;
        var mac = FormattableString.Invariant($"00:1b:2c:3d:{number >> 8:x2}:{number & 0xff:x2}");
        Profile = PhoneProfile.Draw(seed.For("profile").Draw(), Ailments.Profile(ailment, new PhoneProfile()));
        Phone = new SimulatedPhone(loop, cable, seed.For("phone"), mac, Profile);
        Phone.SetCable(plugged: false);
        Phone.TruthChanged += Look;
        Mac = mac;
    }

    /// <summary>Its power was lost, or its source toggled, while that does harm; with since when it did what must not be cut.</summary>
    public event Action<PiledPhone, TimeSpan>? Harmed;

    /// <summary>What ails it.</summary>
    public string Ailment { get; }

    /// <summary>What it is like.</summary>
    public PhoneProfile Profile { get; }

    /// <summary>Its hardware address, which is also on its label.</summary>
    public string Mac { get; }

    /// <summary>The phone.</summary>
    public SimulatedPhone Phone { get; }

    /// <summary>Where it stands; null: at no station.</summary>
    public string? Station { get; private set; }

    /// <summary>Where it had its last visit.</summary>
    public string? LastStation { get; set; }

    /// <summary>The bin that it was taken from last; null: from the pile.</summary>
    public string? LastBin { get; private set; }

    /// <summary>The bin that it lies in; null: in none.</summary>
    public string? Bin { get; set; }

    /// <summary>Since when it does what must not be cut.</summary>
    public TimeSpan MustNotSince { get; private set; }

    /// <summary>True once somebody or something beside the rig has cut it off in the middle of a write: what ails it may be another thing since.</summary>
    public bool Damaged { get; set; }

    /// <summary>A person plugs it in at a station.</summary>
    public void Plug(string station, ISegment segment)
    {
        (Station, LastBin, Bin) = (station, Bin, null);
        cable.Plug(segment);
        Phone.SetCable(plugged: true);
    }

    /// <summary>A person has taken it off: it has no power any more.</summary>
    public void Unplug()
    {
        Station = null;
        Phone.SetCable(plugged: false);
        cable.Plug(null);
    }

    private void Look()
    {
        var truth = Phone.Truth;
        var now = truth.HarmfulCuts;
        if (now > harm)
        {
            harm = now;
            Harmed?.Invoke(this, MustNotSince);
        }

        if (truth.MustNotLosePower && !mustNot)
        {
            MustNotSince = loop.Uptime;
        }

        mustNot = truth.MustNotLosePower;
    }
}
