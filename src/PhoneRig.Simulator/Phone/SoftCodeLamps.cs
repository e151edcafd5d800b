namespace PhoneRig.Simulator.Phone;

/// <summary>What the line lamps do after the soft code; reports differ (facts 11, contradiction 1).</summary>
public enum SoftCodeLamps
{
    /// <summary>The walk turns green.</summary>
    Green,
    /// <summary>The walk stays amber, as in the code of 9.4(2).</summary>
    Unchanged,
    /// <summary>The walk is red for a minute, then green.</summary>
    RedThenGreen,
}
