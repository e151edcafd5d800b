using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>DHCP servers that nobody asked for.</summary>
/// <param name="hall">Where.</param>
/// <param name="seed">What is drawn from.</param>
internal sealed class RivalFaults(SimulatedHall hall, Seed seed)
{
    private readonly Random random = seed.Draw();

    /// <summary>One appears on a station's segment, for up to an hour.</summary>
    public void Appear()
    {
        var segments = Segments.Of(hall.Config);
        var segment = segments[random.Next(segments.Length)];
        var station = segment.Stations[0];
        if (hall.Spells.Exists(spell => spell.Kind == FaultKind.RivalDhcp && spell.Station == station && spell.Until == TimeSpan.MaxValue))
        {
            return;
        }

        var spell = new FaultSpell(FaultKind.RivalDhcp, station, hall.Now);
        hall.Spells.Add(spell);
        var site = new SimulatedSite(segment.Network, SiteFaults.Find("rival-dhcp"), PeerPhone.Load, hall.World.NetworkOf(segment));
        site.Open();
        hall.After(TimeSpan.FromMinutes(random.Next(1, 60)), () =>
        {
            site.Dispose();
            spell.Until = hall.Now;
        });
    }
}
