namespace PhoneRig.Core.Firmware;

/// <summary>What can be said against a firmware set.</summary>
public enum FirmwareFlaw
{
    /// <summary>A list names an archive that is not there.</summary>
    MissingArchive,
    /// <summary>An archive that no list names.</summary>
    ExtraArchive,
    /// <summary>A file is shorter than it says itself.</summary>
    CutShort,
    /// <summary>A file is larger than a phone can fetch.</summary>
    TooLarge,
    /// <summary>The name on disk is another one than the name in the envelope.</summary>
    Renamed,
    /// <summary>The name on disk differs in letter case.</summary>
    LetterCase,
    /// <summary>The name on disk has blanks around it.</summary>
    Blanks,
    /// <summary>Two files go by one name.</summary>
    SameName,
    /// <summary>Files of another family of phones.</summary>
    WrongFamily,
    /// <summary>The envelope cannot be read.</summary>
    BrokenEnvelope,
    /// <summary>There is no signature.</summary>
    Unsigned,
    /// <summary>The files were not signed by one signer.</summary>
    SeveralSigners,
    /// <summary>A list of archives cannot be read.</summary>
    BrokenList,
    /// <summary>Files of two releases.</summary>
    MixedReleases,
    /// <summary>There is no default-load file.</summary>
    NoDefaultLoad,
    /// <summary>There is no named load.</summary>
    NoNamedLoad,
    /// <summary>The release cannot be told from the load's name.</summary>
    UnknownRelease,
    /// <summary>Release and signer point to different generations of keys.</summary>
    GenerationsDiffer,
    /// <summary>A file that is no firmware.</summary>
    NotFirmware,
    /// <summary>The content is not what was imported.</summary>
    Changed,
}
