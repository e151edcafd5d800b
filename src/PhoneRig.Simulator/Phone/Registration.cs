namespace PhoneRig.Simulator.Phone;

/// <summary>What an application without a call manager of its own says of its registration (facts 7.2 row 18).</summary>
public enum Registration
{
    /// <summary>Nothing.</summary>
    Quiet,
    /// <summary>A call manager that does not know it rejects it, for ever.</summary>
    Rejected,
    /// <summary>It has no configuration to register with.</summary>
    Unprovisioned,
}
