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
                file.Problems.Add(use.At, $"{use.For.Pin}: {problem}");
            }

            if (!taken.TryAdd(use.For.Pin, use))
            {
                file.Problems.Add(use.At, $"{use.For.Pin} is already {taken[use.For.Pin].For.Purpose} (line {taken[use.For.Pin].At.Line})");
            }
        }
    }

    private static IEnumerable<PinUse> UsesOf(ReadFile<RigConfig> file) =>
        PinPurpose.Of(file.Value).Select(one => new PinUse(one, file.Root.Nearest(one.Place.AsSpan()).At));

    private static string? WhatIsWrong(ReadFile<RigConfig> file, PinUse use)
    {
        var ((board, number), sensor) = (use.For.Pin, use.For.Sensor);
        if (board == PinRef.Header)
        {
            return sensor ? "a sensor sits on a channel of a mux board, not on the header"
                : number >= PiHeader.Lines ? $"the header's pins are 0 to {PiHeader.Lines - 1} (BCM numbers)"
                : number is 2 or 3 && file.Value.Boards.Values.Any(b => b.Bus == 1) ? "GPIO 2 and 3 are the lines of I2C bus 1, which the boards need"
                : use.For.Input ? null : PiHeader.WhyNotDriven(number);
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

        return sensor && !kind.IsMux ? $"a sensor needs a channel of a mux board, and a {config.Chip} has none"
            : kind.Pins == 0 ? $"a board with an {config.Chip} has no pins"
            : !sensor && kind.IsMux ? $"a {config.Chip} has I2C channels and no pins to drive"
            : number >= kind.Pins ? $"a {config.Chip}'s {(kind.IsMux ? "channels" : "pins")} are 0 to {kind.Pins - 1}"
            : kind.WeakHigh && use.For.Active == ActiveLevel.High ? $"a {config.Chip}'s pins are all high from power-up on, and drive that with 0.1 mA only: use inputs that a low switches on, and write active: low"
            : use.For.Input && kind.Dims ? $"a {config.Chip}'s pins are outputs only: nothing can be read there; use an mcp23017 or the header"
            : use.For.Input && config.Chip == "mcp23017" && number % 8 == 7 ? "GPA7 and GPB7 (7 and 15) of an mcp23017 are outputs only: read as inputs they can upset the bus (data sheet DS20001952D, table 1-1); use another pin"
            : null;
    }
}
