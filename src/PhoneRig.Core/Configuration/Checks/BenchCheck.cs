namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Simulated phones sit on stations of a simulated rig, and nowhere else.</summary>
internal sealed class BenchCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var stations = file.Root.Keys("stations").ToList();
        var bench = file.Root.Keys("bench").ToList();
        if (bench.Count > 0 && !file.Value.Simulated)
        {
            file.AtKey("only a simulated rig has simulated phones: leave bench out, or write simulated: true", "bench");
        }

        foreach (var name in bench.Where(name => !stations.Contains(name)))
        {
            file.AtKey($"a simulated phone for \"{name}\", which is no station; {NearestWord.Hint(name, stations)}", "bench", name);
        }

        foreach (var name in bench)
        {
            if (file.Value.Bench.GetValueOrDefault(name) is { } phone && file.Value.Stations.GetValueOrDefault(name) is { } station)
            {
                CheckWiring(file, name, phone, station);
            }
        }
    }

    /// <summary>Only what is wired can be wired badly.</summary>
    private static void CheckWiring(ReadFile<RigConfig> file, string name, SimulatedPhoneConfig phone, StationConfig station)
    {
        if (phone.Console is { } console)
        {
            Wired(file, station.Console is not null, "console", name);
            CheckShare(file, console.Noise, "bench", name, "console", "noise");
            CheckShare(file, console.Dropped, "bench", name, "console", "dropped");
        }

        if (phone.Lamps is not null)
        {
            Wired(file, station.Lamps is not null, "lamps", name);
            foreach (var blind in phone.Lamps.Blind.Where(lamp => station.Lamps?.Sensors.ContainsKey(lamp) == false))
            {
                file.At($"no sensor of station {name} is on a lamp \"{blind}\" that could be blind; {NearestWord.Hint(blind, station.Lamps!.Sensors.Keys)}", "bench", name, "lamps", "blind");
            }
        }

        if (phone.Keypad is { } keypad)
        {
            Wired(file, station.Keypad.Kind.HasFingers(), "keypad", name);
            CheckShare(file, keypad.Misses, "bench", name, "keypad", "misses");
            CheckShare(file, keypad.Doubles, "bench", name, "keypad", "doubles");
            CheckShare(file, keypad.Slips, "bench", name, "keypad", "slips");
            foreach (var dead in keypad.Dead.Where(key => !station.Keypad.Keys.ContainsKey(key)))
            {
                file.At($"station {name} has no finger on a key \"{dead}\" that could be dead; {NearestWord.Hint(dead, station.Keypad.Keys.Keys)}", "bench", name, "keypad", "dead");
            }
        }

        if (phone.Link is { } link)
        {
            CheckShare(file, link.Loss, "bench", name, "link", "loss");
            CheckShare(file, link.Duplicates, "bench", name, "link", "duplicates");
            CheckShare(file, link.Reordered, "bench", name, "link", "reordered");
        }

        if (phone.Power is { MeterGoneAt: not null } && station.Power?.Proof?.Current is null)
        {
            file.AtKey($"station {name} has no meter whose cable could come off: leave meter-gone-at out here", "bench", name, "power", "meter-gone-at");
        }

        foreach (var board in phone.Power?.BoardsDipAt.Keys ?? [])
        {
            if (!file.Value.Boards.TryGetValue(board, out var dips))
            {
                file.AtKey($"the rig has no board \"{board}\" whose supply could dip; {NearestWord.Hint(board, file.Value.Boards.Keys)}", "bench", name, "power", "boards-dip-at", board);
            }
            else if (ChipKinds.All.GetValueOrDefault(dips.Chip) is not { IsMux: false, Pins: > 0 })
            {
                file.AtKey($"board \"{board}\" is told nothing that it could forget: name one with pins, such as an mcp23017", "bench", name, "power", "boards-dip-at", board);
            }
        }

        if (phone.Power is { DropsOutWhile: null, DropsOutAt: null, RelayWelded: false, MeterGoneAt: null, BoardsDipAt.IsEmpty: true })
        {
            file.At("a brick that drops out needs its moment: drops-out-while: writing, or drops-out-at: 90s (a relay that sticks: relay-welded: true)", "bench", name, "power");
        }
    }

    private static void Wired(ReadFile<RigConfig> file, bool wired, string part, string name)
    {
        if (!wired)
        {
            file.AtKey($"station {name} has no {(part == "keypad" ? "taps" : part)} that could be bad: leave {part} out here", "bench", name, part);
        }
    }

    private static void CheckShare(ReadFile<RigConfig> file, Percent share, params ReadOnlySpan<string> path)
    {
        if (share.Share > 1)
        {
            file.At($"{share} is more than all of them: 100% at most", path);
        }
    }
}
