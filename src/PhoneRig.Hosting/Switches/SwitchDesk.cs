using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Hosting.Switches;

/// <summary>Tells each station what the switch says of its port, where that has changed. Lives on the rig's loop.</summary>
/// <param name="address">The switch's address.</param>
/// <param name="tell">Puts a fact on a station's timeline.</param>
/// <param name="tellRig">Puts a fact on the rig's own.</param>
internal sealed class SwitchDesk(string address, Action<string, Fact> tell, Action<Fact> tellRig)
{
    private readonly Dictionary<string, SwitchPortSeen> told = [];
    private Fact? state;

    /// <summary>Takes a reading.</summary>
    public void See(SwitchSight sight)
    {
        Fact now = sight.Problem is { } problem ? new SwitchLost(address, problem) : new SwitchFound(address, sight.Description ?? "");
        if (!now.Equals(state))
        {
            state = now;
            tellRig(now);
        }

        if (sight.Problem is not null)
        {
            return;
        }

        foreach (var (station, port) in sight.Stations)
        {
            var seen = new SwitchPortSeen(port.Name, port.Up, port.Macs, port.Power == PortPower.None ? null : port.Power == PortPower.Delivering);
            if (!seen.IsSameAs(told.GetValueOrDefault(station)))
            {
                told[station] = seen;
                tell(station, seen);
            }
        }
    }

    /// <summary>Takes what a station's timeline got: what the switch said before the phone's power changed says nothing of the time after.</summary>
    public void Take(string station, Fact fact)
    {
        if (fact is PowerSwitched or PowerAdopted)
        {
            told.Remove(station);
        }
    }
}
