namespace PhoneRig.Core.Configuration.Checks;

/// <summary>One source says whether the mains are there.</summary>
internal sealed class UpsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Ups is not { } ups || !file.Whole || (ups.Nut is null) != (ups.OnBattery is null))
        {
            return;
        }

        file.At(ups.Nut is null ? "what tells of the mains? Write nut: ups@localhost, or on-battery: PIN of the supply's contact" : "one source tells of the mains: leave nut or on-battery out", "ups");
    }
}
