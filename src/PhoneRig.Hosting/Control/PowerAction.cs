namespace PhoneRig.Hosting.Control;

/// <summary>What to do with a phone's power.</summary>
public enum PowerAction
{
    /// <summary>Say how it is.</summary>
    Get,

    /// <summary>Feed the phone.</summary>
    On,

    /// <summary>Cut it.</summary>
    Off,

    /// <summary>Cut it, prove that off is off, feed it again.</summary>
    Cycle,
}
