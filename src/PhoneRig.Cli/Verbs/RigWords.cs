using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Cli.Verbs;

/// <summary>A rig in plain words.</summary>
/// <param name="folder">Where its phones and procedures are.</param>
/// <param name="calibrations">Where what was measured at its stations is kept.</param>
internal sealed class RigWords(ConfigFolder folder, string calibrations)
{
    /// <summary>The rig, its stations, and what each can run.</summary>
    public IEnumerable<string> Lines(RigConfig rig)
    {
        yield return $"{rig.Rig}: in order, {(rig.Simulated ? "simulated" : "real")}, {CountText.Of(rig.Stations.Count, "station")}";
        if (rig.Network.Dhcp == ServiceKind.External)
        {
            yield return $"addresses come from the site's own DHCP server; what it tells phones, and what is missing, says: phonerig dhcp probe --interface {rig.Network.Interface}";
        }

        foreach (var line in OfAll(rig))
        {
            yield return line;
        }

        foreach (var (name, station) in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            yield return $"{name}: {station.Phone}";
            yield return $"  power   {Power(station.Power)}";
            yield return $"  keys    {Keys(station.Keypad)}";
            yield return $"  senses  {Senses(station)}";
            if (station.Light is not null || station.Button is not null)
            {
                yield return $"  panel   {string.Join(", ", (station.Light?.Lamps ?? []).Select(lamp => $"{lamp.Colour}light {lamp.Pin}").Concat(station.Button is { } button ? [$"button {button}"] : []))}";
            }

            foreach (var line in Measured(name, station))
            {
                yield return line;
            }

            foreach (var line in folder.Phone(station.Phone).Value is { } phone ? Procedures(station, phone) : [])
            {
                yield return line;
            }
        }
    }

    /// <summary>What the whole rig has.</summary>
    private static IEnumerable<string> OfAll(RigConfig rig)
    {
        if (rig.Ups is { } ups)
        {
            yield return $"on battery nothing is begun that erases, formats or downloads, by {(ups.Nut is { } supply ? $"the UPS {supply}" : $"the contact on {ups.OnBattery}")}";
        }

        if (rig.Beep is { } beep)
        {
            yield return $"the buzzer on {beep.Pin} beeps when a station calls{(rig.Quiet is { } quiet ? $", and is quiet {quiet}" : "")}";
        }
    }

    private IEnumerable<string> Procedures(StationConfig station, PhoneModel phone)
    {
        foreach (var name in folder.Names(ConfigKind.Procedures))
        {
            var read = folder.Procedure(name);
            var problems = read.Value is { } procedure ? ProcedureChecker.Check(procedure, phone, station) : read.Problems;
            yield return problems.IsEmpty ? $"  can run {name}" : $"  cannot run {name}: {problems[0].Message}{(problems.Length > 1 ? $" (and {problems.Length - 1} more)" : "")}";
        }
    }

    private IEnumerable<string> Measured(string name, StationConfig station)
    {
        var file = Calibrations.FileOf(calibrations, name);
        if (File.Exists(file))
        {
            yield return $"  measured {ConfigFolder.Calibration(file, station, folder.Phone(station.Phone).Value).Value?.Measured} ({file})";
        }
        else if (station.Lamps is { TellsColours: true })
        {
            yield return $"  measured nothing: its lamps' colours are told by defaults, until phonerig station calibrate {name}";
        }
    }

    private static string Power(PowerConfig power) => power switch
    {
        { Relay: { } relay } => $"relay {relay}",
        { UsbRelay: { } usb } => $"USB relay {usb.Channel} of {usb.Port}",
        { Snmp: { } snmp } => $"{(snmp.PoePort is { } port ? $"PoE port {snmp.PoeGroup}.{port}" : snmp.ApcOutlet is { } outlet ? $"outlet {outlet}" : snmp.Oid)} of {snmp.Address}, by SNMP",
        { Http: { } http } => $"outlet at {http.On.Url}",
        _ => "manual: a person is told to plug it in and out",
    };

    private static string Keys(KeypadConfig keypad) => keypad.Kind switch
    {
        KeypadKind.None => "none: nothing is pressed here",
        KeypadKind.Manual => "manual: a person is told what to press",
        KeypadKind.Solenoids => $"{CountText.Of(keypad.Keys.Count, "key")} pressed by solenoids, {(keypad.Holds.Length == 0 ? "none" : string.Join(' ', keypad.Holds.AsEnumerable()))} of which may be held{(keypad.Hook is not null ? ", and the receiver lifted" : keypad.Speaker is not null ? ", and Speaker pressed for off-hook" : "")}",
        _ => $"{CountText.Of(keypad.Keys.Count, "key")} tapped{(keypad.Hook is null ? "" : ", and the receiver lifted")}",
    };

    private static string Senses(StationConfig station) => string.Join(", ", new[]
    {
        "network",
        station.Lamps is { } lamps ? $"{CountText.Of(lamps.Sensors.Count, "lamp")}{(lamps.TellsColours ? "" : " (lit or dark, no colours)")}" : null,
        station.Console is { } console ? $"console on {console.Port}{(console.Transmit ? "" : " (not written to)")}" : null,
    }.Where(sense => sense is not null));
}
