using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The phones of one station of a bench: the one that its rig file puts there, and those on the pile beside it. On the bench's loop.</summary>
/// <param name="station">The station.</param>
/// <param name="first">The one that stands there first.</param>
/// <param name="loop">The bench's loop.</param>
/// <param name="link">What each is plugged into.</param>
/// <param name="seed">The bench's.</param>
internal sealed class BenchPile(string station, SimulatedPhoneConfig first, IEventLoop loop, ISegment link, Seed seed)
{
    private readonly Queue<SimulatedPhoneConfig> left = new([first, .. first.Next.Select(next => next.OnStation())]);
    private int taken;

    /// <summary>True where no phone is left.</summary>
    public bool IsEmpty => left.Count == 0;

    /// <summary>The hardware address of the one that was taken last.</summary>
    public string Mac { get; private set; } = first.Mac;

    /// <summary>Takes the next one, without power.</summary>
    public SimulatedPhone TakeNext()
    {
        var config = left.Dequeue();
        Mac = config.Mac;

        // The first one's seeds are those of a station without a pile.
        var name = taken++ == 0 ? station : FormattableString.Invariant($"{station}/{taken}");
        var profile = Ailments.Profile(config);
        return new SimulatedPhone(
            loop, link, seed.For($"{name}/phone"), config.Mac, config.Drawn ? PhoneProfile.Draw(seed.For($"{name}/profile").Draw(), profile) : profile);
    }
}
