namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Nothing that is active low hangs on a chip whose outputs are low after power-on: it would move at each start.</summary>
internal sealed class ActiveLowCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name) is not { } station)
            {
                continue;
            }

            if (station.Power is { Active: ActiveLevel.Low, Relay: { } relay } && ChipKinds.Dims(file.Value, relay))
            {
                file.At($"{relay.Board} is a {ChipKinds.Pca9685}, whose outputs are low after power-on: the relay would be on; use one that is active high", "stations", name, "power", "active");
            }

            if (station.Keypad is { Active: ActiveLevel.Low } keypad && keypad.Keys.Values.FirstOrDefault(pin => ChipKinds.Dims(file.Value, pin)) is { Board: not null } dimmed)
            {
                file.At($"{dimmed.Board} is a {ChipKinds.Pca9685}, whose outputs are low after power-on: every key would go down; use drivers that are active high", "stations", name, "keypad", "active");
            }
        }
    }
}
