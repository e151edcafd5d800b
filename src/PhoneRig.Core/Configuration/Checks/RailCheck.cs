namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A rail that drops leaves every phone powered, and its pin is one that the controller itself moves.</summary>
internal sealed class RailCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Rail is not { } rail)
        {
            return;
        }

        if (rail.Board != PinRef.Header)
        {
            file.At($"{rail}: the rail's pin is one of the header's, such as gpio/26: a board's pin would go on or fall silent with its bus, and not with the engine", "rail");
        }

        foreach (var (name, station) in file.Value.Stations.Where(station => station.Value.Power is { Relay: not null, Contact: RelayContact.NormallyOpen }))
        {
            file.At("a rail that drops would cut this phone's power, also while it writes: use the normally-closed contact, or leave the rail out", "stations", name, "power", "contact");
        }
    }
}
