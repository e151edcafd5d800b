namespace PhoneRig.Core.Configuration;

/// <summary>Who switches a phone's power where no part of the rig does.</summary>
public enum PowerBy
{
    /// <summary>A person who is asked to.</summary>
    Manual,
}
