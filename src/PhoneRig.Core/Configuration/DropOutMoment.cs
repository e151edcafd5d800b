namespace PhoneRig.Core.Configuration;

/// <summary>What a simulated phone is doing when its brick drops out.</summary>
public enum DropOutMoment
{
    /// <summary>Fetching a load.</summary>
    Downloading,
    /// <summary>Writing an archive to flash.</summary>
    Writing,
    /// <summary>Deleting what the soft code deletes.</summary>
    Erasing,
    /// <summary>Formatting its flash.</summary>
    Formatting,
}
