namespace PhoneRig.Core.Firmware;

/// <summary>Makes a <see cref="FirmwareSet"/> of files, or says everything that keeps it from being served.</summary>
public static class FirmwareSetReader
{
    /// <summary>Reads a set, and everything that can be said of it. Never throws, whatever is in the files.</summary>
    /// <param name="name">The set's name for people.</param>
    /// <param name="files">Every file of it, by name as on disk; content of files that <see cref="FirmwareNames.IsFirmware"/> does not know is not looked at.</param>
    /// <param name="ladders">Tell the generation of a release and of a signer.</param>
    public static FirmwareSetReport Read(string name, IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> files, LadderBook ladders) =>
        new FirmwareSetCheck(ladders).Read(name, files);
}
