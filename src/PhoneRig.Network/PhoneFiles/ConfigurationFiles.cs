using System.Text;
using System.Xml;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.PhoneFiles;

/// <summary>The configuration files that a phone asks for once it runs (facts 3.1 and 4), as small as a phone takes them.</summary>
public static class ConfigurationFiles
{
    /// <summary>The file for phones that have none of their own: call manager, and a load for each model. Without a load a phone keeps its own.</summary>
    public static TftpFile Default(CallManager callManager, IEnumerable<PhoneLoad> loads) => Write("XMLDefault.cnf.xml", xml =>
    {
        xml.WriteStartElement("Default");
        WriteCallManager(xml, callManager);
        foreach (var load in loads)
        {
            xml.WriteStartElement($"loadInformation{load.ModelNumber}");
            xml.WriteAttributeString("model", load.Model);
            xml.WriteString(load.Load);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    });

    /// <summary>The file of one phone, <c>SEP&lt;MAC&gt;.cnf.xml</c>.</summary>
    /// <param name="mac">Its hardware address in any usual notation.</param>
    /// <param name="callManager">Where it registers.</param>
    /// <param name="load">The load it runs, without <c>.loads</c>; null where it keeps its own.</param>
    /// <exception cref="ArgumentException">The hardware address is none.</exception>
    public static TftpFile Device(string mac, CallManager callManager, string? load) => Write(DeviceName(mac), xml =>
    {
        xml.WriteStartElement("device");
        xml.WriteStartElement("devicePool");
        WriteCallManager(xml, callManager);
        xml.WriteEndElement();
        if (load is not null)
        {
            xml.WriteElementString("loadInformation", load);
        }

        xml.WriteEndElement();
    });

    /// <summary>The name under which a phone asks for its configuration: "SEP001B2C3D4E5F.cnf.xml".</summary>
    /// <exception cref="ArgumentException">The hardware address is none.</exception>
    public static string DeviceName(string mac) => MacText.TryNormalize(mac, out var normal)
        ? $"SEP{normal.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}.cnf.xml"
        : throw new ArgumentException($"\"{mac}\" is not a hardware address, such as 00:1b:2c:3d:4e:5f", nameof(mac));

    private static void WriteCallManager(XmlWriter xml, CallManager callManager)
    {
        xml.WriteStartElement("callManagerGroup");
        xml.WriteStartElement("members");
        xml.WriteStartElement("member");
        xml.WriteAttributeString("priority", "0");
        xml.WriteStartElement("callManager");
        xml.WriteStartElement("ports");
        xml.WriteElementString("ethernetPhonePort", $"{callManager.Port}");
        xml.WriteEndElement();
        xml.WriteElementString("processNodeName", callManager.Host);
        for (var open = 0; open < 4; open++)
        {
            xml.WriteEndElement();
        }
    }

    private static TftpFile Write(string name, Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            // No byte order mark: the phone's reader is older than the habit. Newlines as everywhere in this repository.
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            NewLineChars = "\n",
        };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            content(xml);
        }

        return new TftpFile(name, bytes.ToArray());
    }
}
