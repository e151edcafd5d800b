using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>An outlet by SNMP has an address, one variable, one way to ask, and two values.</summary>
internal static class SnmpPowerCheck
{
    /// <summary>Most numbers in an object identifier (RFC 2578 section 3.5).</summary>
    private const int LongestOid = 128;

    public static void Check(ReadFile<RigConfig> file, string station, SnmpPowerConfig snmp)
    {
        string[] place = ["stations", station, "power", "snmp"];
        if (Ipv4.Parse(snmp.Address) is null)
        {
            file.At($"\"{snmp.Address}\" is no address such as 192.168.1.2", [.. place, "address"]);
        }

        if (new[] { snmp.PoePort is not null, snmp.ApcOutlet is not null, snmp.Oid is not null }.Count(given => given) != 1)
        {
            file.At("name one thing to switch: poe-port: 12, apc-outlet: 3, or oid: 1.3.6.1... of another variable", place);
        }

        if (new[] { snmp.Community is not null, snmp.CommunityFile is not null, snmp.User is not null }.Count(given => given) != 1)
        {
            file.At("say once who asks: community: WORD or community-file: FILE for version 2c, or user: { name: NAME, password-file: FILE } for version 3", place);
        }

        if (snmp.Oid is { } oid && !IsOid(oid))
        {
            file.At($"\"{oid}\" is no variable such as 1.3.6.1.4.1.318.1.1.4.4.2.1.3.1", [.. place, "oid"]);
        }

        if (snmp.On == snmp.Off)
        {
            file.At($"on and off are both {snmp.On}: nothing would tell them apart", place);
        }
    }

    private static bool IsOid(string text)
    {
        var numbers = text.Split('.');
        return numbers.Length is > 2 and <= LongestOid && numbers[0] is "0" or "1" or "2"
            && numbers.All(number => uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out _));
    }
}
