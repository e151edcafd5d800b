using PhoneRig.Core.Loop;

namespace PhoneRig.Hosting.Simulations.Faults;

/// <summary>What breaks at a station, until a person mends it.</summary>
/// <param name="hall">Where.</param>
/// <param name="seed">What is drawn from.</param>
internal sealed class StationFaults(SimulatedHall hall, Seed seed)
{
    /// <summary>How long a console's plug is out at the most: as long as a person needs to see it, our choice.</summary>
    private const int UnpluggedSeconds = 600;

    private readonly Random random = seed.Draw();

    /// <summary>Something breaks at a station that has nothing of the kind yet.</summary>
    public void Break(FaultKind kind)
    {
        var names = hall.Config.Stations.Where(station => !IsOfFingers(kind) || !station.Value.Keypad.Keys.IsEmpty).Select(station => station.Key).Order(StringComparer.Ordinal).ToArray();
        var station = names[random.Next(names.Length)];

        // Fingers that fail at two stations at once nobody can tell from a phone whose keys fail: there is nobody left to compare with.
        station = IsOfFingers(kind) && hall.Spells.Find(spell => IsOfFingers(spell.Kind) && spell.Until == TimeSpan.MaxValue) is { Station: { } broken } ? broken : station;
        var key = $"{random.Next(10)}";
        var metal = hall.World.Bench.Metal.Stations[station];
        if (hall.Spells.Exists(spell => spell.Kind == kind && spell.Station == station && spell.Until == TimeSpan.MaxValue))
        {
            return;
        }

        var spell = new FaultSpell(kind, station, hall.Now);
        hall.Spells.Add(spell);
        switch (kind)
        {
            case FaultKind.RelayWeld:
                metal.RelayWelded = true;
                break;
            case FaultKind.StuckKey:
                metal.StickKey(key, down: true);
                break;
            case FaultKind.DeadKey:
                metal.DeadKeys = metal.DeadKeys.Add(key);
                break;
            case FaultKind.BlindLamps:
                metal.Light = metal.Light with { Blind = [.. hall.Config.Stations[station].Lamps!.Sensors.Keys.Order(StringComparer.Ordinal).Where(_ => random.Next(2) == 0)] };
                break;
            case FaultKind.ConsoleUnplug:
                metal.Console!.HangUp();
                hall.After(TimeSpan.FromSeconds(random.Next(5, UnpluggedSeconds)), () =>
                {
                    metal.Console.Replug();
                    spell.Until = hall.Now;
                });
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no fault of a station");
        }
    }

    /// <summary>A person exchanges and plugs in what is broken there.</summary>
    public void Mend(string station)
    {
        var metal = hall.World.Bench.Metal.Stations[station];
        metal.RelayWelded = false;
        metal.DeadKeys = [];
        metal.Light = metal.Light with { Blind = [] };
        metal.Console?.Replug();
        for (var key = 0; key < 10; key++)
        {
            metal.StickKey($"{key}", down: false);
        }

        foreach (var spell in hall.Spells.Where(spell => spell.Station == station && spell.Until == TimeSpan.MaxValue && IsMended(spell.Kind)))
        {
            spell.Until = hall.Now;
        }
    }

    private static bool IsOfFingers(FaultKind kind) => kind is FaultKind.StuckKey or FaultKind.DeadKey;

    private static bool IsMended(FaultKind kind) => kind is FaultKind.RelayWeld or FaultKind.StuckKey or FaultKind.DeadKey or FaultKind.BlindLamps or FaultKind.ConsoleUnplug;
}
