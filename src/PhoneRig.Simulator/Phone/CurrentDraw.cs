namespace PhoneRig.Simulator.Phone;

/// <summary>
/// What a phone draws at 48 V. No phone was measured (facts, open questions): the low power mode's 6.3 W (facts 6) are 131 mA, the 10.25 W that are told
/// of a running one 214 mA, and what lies between is our guess. Only that a phone which runs draws far more than one that does not is relied on.
/// </summary>
internal static class CurrentDraw
{
    /// <summary>In mA.</summary>
    public static int Of(PhoneActivity activity) => activity switch
    {
        PhoneActivity.Off => 0,
        PhoneActivity.Starting or PhoneActivity.Restarting => 95,
        PhoneActivity.Downloading => 140,
        PhoneActivity.Writing or PhoneActivity.Erasing or PhoneActivity.Formatting => 170,
        PhoneActivity.Running or PhoneActivity.Crashing => 214,
        _ => 131,
    };
}
