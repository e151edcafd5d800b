namespace PhoneRig.Core.Evidence;

/// <summary>What feeds the rig and its phones, as their uninterruptible power supply says.</summary>
public enum UpsPower
{
    /// <summary>The mains.</summary>
    Mains,
    /// <summary>Its battery.</summary>
    Battery,
    /// <summary>Its battery, and that is nearly empty.</summary>
    LowBattery,
    /// <summary>It does not say. The rig goes on as with the mains: a dead network must not keep it from its work.</summary>
    Unknown,
}
