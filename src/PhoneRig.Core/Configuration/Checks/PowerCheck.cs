namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A station has one power switch, and no channel of a USB relay board has two stations.</summary>
internal sealed class PowerCheck : ICheck<RigConfig>
{
    private const string Ways = "relay: BOARD/NUMBER, usb-relay: { port: /dev/serial/by-id/..., channel: 1 }, snmp: or http: for a PoE port or an outlet, or power: manual for a person";

    public void Check(ReadFile<RigConfig> file)
    {
        var channels = new Dictionary<(string Port, int Channel), string>();
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name)?.Power is not { } power)
            {
                continue;
            }

            CheckOne(file, name, power);
            if (power.Snmp is { } snmp)
            {
                SnmpPowerCheck.Check(file, name, snmp);
            }

            if (power.Http is { } http)
            {
                HttpPowerCheck.Check(file, name, http);
            }

            if (power.UsbRelay is { } board)
            {
                CheckPort(file, name, board);
                if (!channels.TryAdd((board.Port, board.Channel), name))
                {
                    file.At($"channel {board.Channel} of {board.Port} is already the power of station {channels[(board.Port, board.Channel)]}", "stations", name, "power", "usb-relay", "channel");
                }
            }
        }
    }

    private static void CheckOne(ReadFile<RigConfig> file, string name, PowerConfig power)
    {
        var switches = SwitchesOf(power).ToList();
        if (switches.Count == 0)
        {
            file.At($"nothing switches this station's power: write {Ways}", "stations", name, "power");
            return;
        }

        if (switches.Count > 1)
        {
            file.AtKey($"a station has one power switch, and {string.Join(" and ", switches)} are given: leave all but one out", "stations", name, "power", switches[^1]);
        }

        foreach (var word in file.Root.Keys("stations", name, "power").Where(word => power.Relay is null && word is "contact" or "active"))
        {
            file.AtKey($"{word} belongs to a relay on a pin, and this station's power is {(power.By is null ? switches[0] : "manual")}: leave it out{(word == "contact" && power.UsbRelay is not null ? ", or write it inside usb-relay" : "")}", "stations", name, "power", word);
        }

        if (file.Value.Simulated && switches.FirstOrDefault(way => way is not ("relay" or "by")) is { } real)
        {
            file.AtKey($"a simulated rig has no {real}: write relay: BOARD/NUMBER or power: manual", "stations", name, "power", real);
        }
    }

    private static IEnumerable<string> SwitchesOf(PowerConfig power) => new[]
    {
        power.Relay is null ? null : "relay",
        power.UsbRelay is null ? null : "usb-relay",
        power.Snmp is null ? null : "snmp",
        power.Http is null ? null : "http",
        power.By is null ? null : "by",
    }.OfType<string>();

    private static void CheckPort(ReadFile<RigConfig> file, string name, UsbRelayConfig board)
    {
        if (!board.Port.StartsWith('/'))
        {
            file.At($"\"{board.Port}\" is no device: write its stable name, /dev/serial/by-id/...", "stations", name, "power", "usb-relay", "port");
        }
        else if (file.Value.Stations.FirstOrDefault(station => station.Value.Console?.Port == board.Port) is { Key: { } other })
        {
            file.At($"{board.Port} is already the console of station {other}", "stations", name, "power", "usb-relay", "port");
        }
    }
}
