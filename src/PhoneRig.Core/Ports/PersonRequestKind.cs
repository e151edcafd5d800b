namespace PhoneRig.Core.Ports;

/// <summary>The acts a person can be asked for.</summary>
public enum PersonRequestKind
{
    /// <summary>Press the key and keep it down.</summary>
    Hold,
    /// <summary>Let the key go.</summary>
    Release,
    /// <summary>Press the keys one after the other.</summary>
    Type,
    /// <summary>Lift the receiver.</summary>
    OffHook,
    /// <summary>Put the receiver back.</summary>
    OnHook,
    /// <summary>Plug the phone's power in.</summary>
    PlugIn,
    /// <summary>Pull the phone's power plug.</summary>
    Unplug,
}
