namespace PhoneRig.Core.Configuration;

/// <summary>Who gives phones what they ask for.</summary>
public enum ServiceKind
{
    /// <summary>The rig's own server.</summary>
    BuiltIn,
    /// <summary>Another server of the site; the rig's own is not started, and sees nothing of what phones ask.</summary>
    External,
}
