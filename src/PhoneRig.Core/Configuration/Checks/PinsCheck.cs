namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Every pin is there, can do what it is for, and has one purpose.</summary>
internal sealed class PinsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var taken = new Dictionary<PinRef, PinUse>();
        foreach (var use in UsesOf(file).OrderBy(u => u.At.Line).ThenBy(u => u.At.Column))
        {
            if (WhatIsWrong(file, use) is { } problem)
            {
                file.Problems.Add(use.At, $"{use.Pin}: {problem}");
            }

            if (!taken.TryAdd(use.Pin, use))
            {
                file.Problems.Add(use.At, $"{use.Pin} is already {taken[use.Pin].Purpose} (line {taken[use.Pin].At.Line})");
            }
        }
    }

    private static IEnumerable<PinUse> UsesOf(ReadFile<RigConfig> file)
    {
        foreach (var (name, station) in file.Value.Stations)
        {
            yield return new(station.Power.Relay, false, $"the relay of station {name}", file.Root.Nearest("stations", name, "power", "relay").At);
            foreach (var (key, pin) in station.Keypad.Keys)
            {
                yield return new(pin, false, $"key {key} of station {name}", file.Root.Nearest("stations", name, "keypad", "keys", key).At);
            }

            if (station.Keypad.Hook is { } hook)
            {
                yield return new(hook, false, $"the hook of station {name}", file.Root.Nearest("stations", name, "keypad", "hook").At);
            }

            foreach (var (lamp, channel) in station.Lamps?.Sensors ?? [])
            {
                yield return new(channel, true, $"the sensor of lamp {lamp} of station {name}", file.Root.Nearest("stations", name, "lamps", "sensors", lamp).At);
            }
        }
    }

    private static string? WhatIsWrong(ReadFile<RigConfig> file, PinUse use)
    {
        var (board, number) = use.Pin;
        if (board == PinRef.Header)
        {
            return use.Sensor ? "a sensor sits on a channel of a mux board, not on the header"
                : number >= ChipKinds.HeaderPins ? $"the header's pins are 0 to {ChipKinds.HeaderPins - 1} (BCM numbers)"
                : number is 2 or 3 && file.Value.Boards.Values.Any(b => b.Bus == 1) ? "GPIO 2 and 3 are the lines of I2C bus 1, which the boards need"
                : null;
        }

        var boards = file.Root.Keys("boards").Append(PinRef.Header).ToList();
        if (!boards.Contains(board))
        {
            return $"unknown board \"{board}\"; {NearestWord.Hint(board, boards)}";
        }

        if (file.Value.Boards.GetValueOrDefault(board) is not { } config || !ChipKinds.All.TryGetValue(config.Chip, out var kind))
        {
            return null; // the board itself is wrong, which is told there
        }

        return use.Sensor && !kind.IsMux ? $"a sensor needs a channel of a mux board, and a {config.Chip} has none"
            : !use.Sensor && kind.IsMux ? $"a {config.Chip} has I2C channels and no pins to drive"
            : number >= kind.Pins ? $"a {config.Chip}'s {(kind.IsMux ? "channels" : "pins")} are 0 to {kind.Pins - 1}"
            : null;
    }
}
