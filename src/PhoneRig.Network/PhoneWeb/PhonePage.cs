using System.Collections.Immutable;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>What the page <c>DeviceInformation</c> of a phone says (facts 8); what it does not say is null.</summary>
public sealed record PhonePage
{
    /// <summary>appLoadID: the load it runs.</summary>
    public string? Load { get; init; }

    /// <summary>HostName: "SEP001B2C3D4E5F".</summary>
    public string? Device { get; init; }

    /// <summary>MACAddress, as the timeline writes it.</summary>
    public string? Mac { get; init; }

    /// <summary>phoneDN.</summary>
    public string? Number { get; init; }

    /// <summary>serialNumber.</summary>
    public string? Serial { get; init; }

    /// <summary>modelNumber.</summary>
    public string? Model { get; init; }

    /// <summary>versionID.</summary>
    public string? Version { get; init; }

    /// <summary>Reads it. Null where it holds none of its elements: then it is another page.</summary>
    public static PhonePage? Read(ReadOnlySpan<byte> document)
    {
        var all = LooseXml.Read(document);
        var page = new PhonePage
        {
            Load = Of(all, "appLoadID"),
            Device = Of(all, "HostName"),
            Mac = Of(all, "MACAddress") is { } mac && MacText.TryNormalize(mac, out var normal) ? normal : null,
            Number = Of(all, "phoneDN"),
            Serial = Of(all, "serialNumber"),
            Model = Of(all, "modelNumber"),
            Version = Of(all, "versionID"),
        };
        return page == new PhonePage() ? null : page;
    }

    private static string? Of(ImmutableArray<XmlLeaf> all, string name) =>
        all.FirstOrDefault(leaf => string.Equals(leaf.Name, name, StringComparison.OrdinalIgnoreCase)) is { Text.Length: > 0 } leaf ? PrintableText.Clean(leaf.Text) : null;
}
