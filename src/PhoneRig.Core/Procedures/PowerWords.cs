namespace PhoneRig.Core.Procedures;

/// <summary>What a stopped job says of the phone's power.</summary>
internal static class PowerWords
{
    /// <summary>To follow "keys are up and".</summary>
    public static string Left(StationContext context) => context.Fed == false
        ? "the phone's power is off (phonerig power STATION on switches it on)"
        : "the power was left as it is";
}
