using System.Globalization;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Control;
using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>How a rig is, as a table of a row a station, which fits 80 columns but for the end of what is under way.</summary>
internal static class StatusTable
{
    /// <summary>The rig and its time, which the rows' times are in; who owns it, the columns' titles, the rows.</summary>
    public static IEnumerable<StyledLine> Lines(RigStatus status) =>
    [
        new StyledLine().Add($"Rig {status.Rig}{(status.Simulated ? ", SIMULATED" : "")}, rig time {StationPhrases.Clock(status.Uptime)}", status.Simulated ? Palette.Simulated : Style.Plain),
        new StyledLine().Add($"Owner: {status.Owner}"),
        .. status.Ups is { } ups ? [new StyledLine().Add(FactWords.Describe(ups), ups.Power is UpsPower.Battery or UpsPower.LowBattery ? Palette.Loud : Style.Plain)] : (StyledLine[])[],
        Columns("where", "power", "phone", "no cut until", "down", "doing", Palette.Quiet),
        .. status.Stations.Select(Row),
        .. Lights(status),
        .. Wear(status),
        .. status.Stations.SelectMany(station => station.Faults.IsDefaultOrEmpty ? [] : station.Faults.Select(fault => new StyledLine().Add($"FAULT at {station.Station}: {fault}", Palette.Loud))),
        .. status.StuckPorts.IsDefaultOrEmpty ? [] : status.StuckPorts.Select(port => new StyledLine().Add($"FAULT: {PortWords.Stuck(port)}", Palette.Loud)),
        .. Measured(status),
    ];

    /// <summary>What each light shows, where any shows something: a rig without lamps tells the same.</summary>
    private static IEnumerable<StyledLine> Lights(RigStatus status) => status.Stations.Any(station => station.Light != StationSignal.Nothing)
        ? [new StyledLine().Add($"Lights: {string.Join(", ", status.Stations.Select(station => $"{station.Station} {station.Light.Describe()}"))}", Palette.Quiet)]
        : [];

    /// <summary>When stations were measured, where any was: the others go by defaults.</summary>
    private static IEnumerable<StyledLine> Measured(RigStatus status) => status.Stations.Any(station => station.Calibrated is not null)
        ? [new StyledLine().Add($"Measured: {string.Join(", ", status.Stations.Select(station => $"{station.Station} {station.Calibrated ?? "never"}"))}", Palette.Quiet)]
        : [];

    /// <summary>How often each relay has opened, where any has; then those that are worn.</summary>
    private static IEnumerable<StyledLine> Wear(RigStatus status)
    {
        if (status.Stations.Any(station => station.RelayOpenings > 0))
        {
            yield return new StyledLine().Add(string.Create(CultureInfo.InvariantCulture, $"Relays opened: {string.Join(", ", status.Stations.Select(station => $"{station.Station} {station.RelayOpenings}"))}"), Palette.Quiet);
        }

        foreach (var worn in status.Stations.Where(station => station.RelayWorn))
        {
            yield return new StyledLine().Add($"NOTE: {RelayWords.Worn(worn.Station, worn.RelayOpenings, worn.RelayRated)}");
        }
    }

    /// <summary>A station's row.</summary>
    public static StyledLine Row(StationStatus station) => Columns(
        station.Station,
        station.PowerOn switch { true => "on", false => "off", null => "?" },
        StationPhrases.ShortStage(station.Likeliest),
        // TimeSpan.MaxValue stands for no bound known.
        station.WritingUntil is { } until ? until == TimeSpan.MaxValue ? "not known" : StationPhrases.Clock(until) : "-",
        station.KeysDown.IsDefaultOrEmpty ? "-" : string.Join(' ', station.KeysDown),
        station.Job ?? (station.LastVerdict is { } verdict ? $"nothing; last: {verdict}" : "nothing"));

    private static StyledLine Columns(string station, string power, string phone, string until, string keys, string doing, Style? style = null) =>
        new StyledLine().Cell(station, 7, style).Add(" ").Cell(power, 6, style).Cell(phone, 14, style).Cell(until, 14, style).Cell(keys, 6, style).Add(doing, style);
}
