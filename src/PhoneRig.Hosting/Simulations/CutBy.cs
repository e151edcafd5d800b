namespace PhoneRig.Hosting.Simulations;

/// <summary>Whose doing the loss of a phone's power was.</summary>
internal enum CutBy
{
    /// <summary>The rig's: its relay opened.</summary>
    Rig,
    /// <summary>The operator's: he pulled the plug.</summary>
    Operator,
    /// <summary>The mains'.</summary>
    Mains,
}
