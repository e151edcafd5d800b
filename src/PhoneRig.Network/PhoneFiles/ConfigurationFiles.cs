using System.Globalization;
using PhoneRig.Core.Configuration.Templates;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.PhoneFiles;

/// <summary>The configuration files that a phone asks for once it runs (facts 3.1 and 4), from templates.</summary>
public static class ConfigurationFiles
{
    /// <summary>The file for phones that have none of their own: call manager, and a load for each model. Without a load a phone keeps its own.</summary>
    public static TftpFile Default(PhoneFileTemplates templates, CallManager callManager, IEnumerable<PhoneLoad> loads) =>
        new("XMLDefault.cnf.xml", templates.Default.Fill(Values(callManager, [.. loads.Select(load => ($"load-{load.ModelNumber}", (string?)load.Load))])));

    /// <summary>The file of one phone, <c>SEP&lt;MAC&gt;.cnf.xml</c>.</summary>
    /// <param name="templates">What it is made from.</param>
    /// <param name="mac">Its hardware address in any usual notation.</param>
    /// <param name="callManager">Where it registers.</param>
    /// <param name="load">The load it runs, without <c>.loads</c>; null where it keeps its own.</param>
    /// <exception cref="ArgumentException">The hardware address is none.</exception>
    public static TftpFile Device(PhoneFileTemplates templates, string mac, CallManager callManager, string? load) =>
        new(DeviceName(mac), templates.Device.Fill(Values(callManager, ("load", load), ("mac", DeviceName(mac)[3..15]))));

    /// <summary>The name under which a phone asks for its configuration: "SEP001B2C3D4E5F.cnf.xml".</summary>
    /// <exception cref="ArgumentException">The hardware address is none.</exception>
    public static string DeviceName(string mac) => MacText.TryNormalize(mac, out var normal)
        ? $"SEP{normal.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}.cnf.xml"
        : throw new ArgumentException($"\"{mac}\" is not a hardware address, such as 00:1b:2c:3d:4e:5f", nameof(mac));

    private static Dictionary<string, string?> Values(CallManager callManager, params ReadOnlySpan<(string Name, string? Value)> more)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["call-manager"] = callManager.Host,
            ["call-manager-port"] = callManager.Port.ToString(CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
        {
            values[name] = value;
        }

        return values;
    }
}
