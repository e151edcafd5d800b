using System.Collections.Immutable;
using System.Net;
using PhoneRig.Core.Configuration.Templates;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Standalone;

/// <summary>One firmware set for whoever asks, and the configuration that names it.</summary>
public sealed class FirmwareOffer
{
    /// <summary>Phones of any station: there are none here.</summary>
    private const string Anybody = "anybody";

    private readonly ImmutableArray<FileNames> names;

    /// <summary>Makes the files.</summary>
    /// <param name="set">The set, verified.</param>
    /// <param name="models">Every phone model that may ask.</param>
    /// <param name="templates">What configurations are made from.</param>
    /// <param name="own">This computer's address on the segment.</param>
    /// <param name="callManager">Where phones are told to register; null: here.</param>
    public FirmwareOffer(FirmwareSet set, IReadOnlyCollection<PhoneModel> models, PhoneFileTemplates templates, IPAddress own, IPAddress? callManager)
    {
        Set = set;
        Registers = callManager is null || callManager.Equals(own);
        names = [.. models.Select(model => new FileNames(model))];
        Files = new StationFiles(
            [KeyValuePair.Create(set.Name, set.Files.Select(file => new TftpFile(file.Key, file.Value)))],
            set.Name,
            models.Select(model => new StationPhone(Anybody, Mac: null, new PhoneLoad(model.LoadInformation, model.Title, set.LoadId))),
            templates,
            new CallManager((callManager ?? own).ToString()),
            _ => null);
    }

    /// <summary>The set.</summary>
    public FirmwareSet Set { get; }

    /// <summary>Whether phones register here.</summary>
    public bool Registers { get; }

    internal ITftpFiles Files { get; }

    internal bool Configures(string file) => names.Any(one => one.KindOf(file) == FileKinds.Configuration);
}
