namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The names of the rig, its boards and its stations can be typed, and no board is called as the header is.</summary>
internal sealed class NamesCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        if (file.Value.Rig is { } rig && !Names.IsName(rig))
        {
            file.At($"rig \"{rig}\": a name is {Names.Shape}", "rig");
        }

        foreach (var part in (string[])["boards", "stations"])
        {
            foreach (var name in file.Root.Keys(part).Where(n => !Names.IsName(n)))
            {
                file.AtKey($"\"{name}\": a name is {Names.Shape}", part, name);
            }
        }

        if (file.Root.Keys("boards").Contains(PinRef.Header))
        {
            file.AtKey($"\"{PinRef.Header}\" is the controller's own header: call the board something else", "boards", PinRef.Header);
        }

        if (file.Whole && file.Value.Stations.IsEmpty)
        {
            file.At("a rig has at least one station", "stations");
        }
    }
}
