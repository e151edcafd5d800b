using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What proves a station's power is one thing, it is there, it serves that station alone, and it can tell a phone's current from none.</summary>
internal sealed class ProofCheck : ICheck<RigConfig>
{
    /// <summary>
    /// The least voltage over the shunt that is surely not the meter's own error, in uV: the INA238's offset is 5 uV at 25 degrees and drifts by 20 nV a degree (SLYS025, "electrical
    /// characteristics"; the INA228 is better), and four times that is no accident of it.
    /// </summary>
    private const double LeastMicrovolts = 20;

    /// <summary>The most current that a line has to be told in, in mA: twice a brick's 0.38 A (facts 6).</summary>
    private const double MostMilliamps = 760;

    /// <summary>The range of the meters, in mV (ADCRANGE = 1, SLYS021 and SLYS025).</summary>
    private const double FullScaleMillivolts = 40.96;

    public void Check(ReadFile<RigConfig> file)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name)?.Power?.Proof is not { } proof)
            {
                continue;
            }

            if ((proof.Current is null) == (proof.Presence is null))
            {
                file.At(
                    proof.Current is null ? "a proof of power needs what proves it: current: BOARD (ina228, ina238), or presence: PIN of an opto" : "a line has one proof of power: leave current or presence out",
                    "stations", name, "power", "proof");
            }

            if (proof.Current is { } board)
            {
                CheckMeter(file, name, board, taken);
                CheckShunt(file, name, proof);
            }
        }
    }

    private static void CheckMeter(ReadFile<RigConfig> file, string station, string board, Dictionary<string, string> taken)
    {
        var meters = file.Value.Boards.Where(one => one.Value is not null && ChipKinds.Meters.Contains(one.Value.Chip)).Select(one => one.Key).ToList();
        if (!file.Root.Keys("boards").Contains(board))
        {
            file.At($"unknown board \"{board}\"; {(meters.Count == 0 ? "the rig has no meter: add a board with chip: ina228 or ina238" : NearestWord.Hint(board, meters))}", "stations", station, "power", "proof", "current");
        }
        else if (file.Value.Boards.GetValueOrDefault(board) is { } config && ChipKinds.All.ContainsKey(config.Chip) && !meters.Contains(board))
        {
            file.At($"board \"{board}\" is a {config.Chip}, which meters nothing: name one with chip: ina228 or ina238", "stations", station, "power", "proof", "current");
        }

        if (!taken.TryAdd(board, station))
        {
            file.At($"board \"{board}\" is already the meter of station {taken[board]}: it has one shunt, so each line needs its own", "stations", station, "power", "proof", "current");
        }
    }

    private static void CheckShunt(ReadFile<RigConfig> file, string station, ProofConfig proof)
    {
        var (least, most) = (proof.OnAbove.Value * proof.Shunt.Value, proof.Shunt.Value * MostMilliamps / 1000);
        if (most > FullScaleMillivolts)
        {
            file.At(
                string.Create(CultureInfo.InvariantCulture, $"{proof.Shunt} make {most:0} mV of {MostMilliamps:0} mA, and the meter's range is {FullScaleMillivolts} mV: use 10mOhm to 50mOhm"),
                "stations", station, "power", "proof", "shunt");
        }
        else if (least < LeastMicrovolts)
        {
            file.At(
                string.Create(CultureInfo.InvariantCulture, $"{proof.OnAbove} over {proof.Shunt} are {least:0} uV, which may be the meter's own error: {LeastMicrovolts:0} uV at least, so write on-above: 30mA and a shunt of 10mOhm or more"),
                "stations", station, "power", "proof", proof.Shunt.Value < 1 ? "shunt" : "on-above");
        }
    }
}
