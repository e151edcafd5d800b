using PhoneRig.Core.Configuration.Binding;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A station's phone is a model we know, and its keys and lamps are that model's.</summary>
internal sealed class StationsCheck(ConfigFolder folder) : ICheck<RigConfig>
{
    private static readonly string[] Sensors = [LampsConfig.Tcs34725, LampsConfig.Photodiode];

    public void Check(ReadFile<RigConfig> file)
    {
        var models = new Dictionary<string, PhoneModel?>(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name) is not { } station)
            {
                continue;
            }

            if (!models.TryGetValue(station.Phone, out var phone))
            {
                phone = models[station.Phone] = Load(file, name, station.Phone);
            }

            CheckKeypad(file, name, station.Keypad, phone);
            CheckLamps(file, name, station.Lamps, phone);
        }
    }

    private PhoneModel? Load(ReadFile<RigConfig> file, string station, string phone)
    {
        if (folder.PathOf(ConfigKind.Phones, phone) is null)
        {
            file.At($"unknown phone \"{phone}\"; {NearestWord.Hint(phone, folder.Names(ConfigKind.Phones))}", "stations", station, "phone");
            return null;
        }

        var result = folder.Phone(phone);
        file.Problems.AddRange(result.Problems);
        return result.Value;
    }

    private static void CheckKeypad(ReadFile<RigConfig> file, string station, KeypadConfig keypad, PhoneModel? phone)
    {
        var kind = Shape.Naming.ConvertName(keypad.Kind.ToString());
        switch (keypad)
        {
            case { Kind: KeypadKind.Taps or KeypadKind.Solenoids, Keys.IsEmpty: true }:
                file.At($"{kind} need a pin for each key: keys: {{ \"1\": BOARD/NUMBER }}", "stations", station, "keypad");
                break;
            case { Kind: KeypadKind.None or KeypadKind.Manual, Keys.IsEmpty: false }:
                file.AtKey($"keypad \"{kind}\" has no pins: leave keys out, or write kind: taps or kind: solenoids", "stations", station, "keypad", "keys");
                break;
            case { Kind: KeypadKind.None or KeypadKind.Manual, Hook: not null }:
                file.AtKey($"keypad \"{kind}\" has no pins: leave hook out, or write kind: taps or kind: solenoids", "stations", station, "keypad", "hook");
                break;
        }

        foreach (var key in keypad.Keys.Keys.Where(key => phone is not null && !phone.Keys.ContainsKey(key)))
        {
            file.AtKey($"\"{key}\" is no key of a {phone!.Phone}; {NearestWord.Hint(key, phone.Keys.Keys)}", "stations", station, "keypad", "keys", key);
        }
    }

    private static void CheckLamps(ReadFile<RigConfig> file, string station, LampsConfig? lamps, PhoneModel? phone)
    {
        if (lamps is null)
        {
            return;
        }

        if (!Sensors.Contains(lamps.Chip))
        {
            file.At($"unknown sensor \"{lamps.Chip}\"; {NearestWord.Hint(lamps.Chip, Sensors)}", "stations", station, "lamps", "chip");
        }
        else if (lamps is { TellsColours: true, Active: ActiveLevel.High })
        {
            file.AtKey($"a {lamps.Chip} has no level: leave active out, or write chip: {LampsConfig.Photodiode}", "stations", station, "lamps", "active");
        }

        else if (lamps.Sensors.IsEmpty)
        {
            file.At($"a station that looks at no lamp has no lamps: name one, sensors: {{ line1: {(lamps.TellsColours ? "MUX/CHANNEL" : "BOARD/PIN")} }}, or leave lamps out", "stations", station, "lamps");
        }

        var known = phone?.Lamps.Values.SelectMany(l => l).ToList();
        foreach (var lamp in lamps.Sensors.Keys.Where(lamp => known?.Contains(lamp) == false))
        {
            file.AtKey($"\"{lamp}\" is no lamp of a {phone!.Phone}; {NearestWord.Hint(lamp, known!)}", "stations", station, "lamps", "sensors", lamp);
        }
    }
}
