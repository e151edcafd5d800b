namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Labels go somewhere, and who prints them is given one.</summary>
internal sealed class LabelsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        if (!file.Whole || file.Value.Labels is not { } labels)
        {
            return;
        }

        if (labels.Folder is null && labels.Command.IsEmpty)
        {
            file.At("where do labels go? Write folder: DIR, or command: [lp, \"{text}\"], or leave labels out", "labels");
        }
        else if (labels.Folder is { } folder && !Path.IsPathFullyQualified(folder))
        {
            file.At($"\"{folder}\": write the whole path, from / on: the rig may be started anywhere", "labels", "folder");
        }

        if (!labels.Command.IsEmpty && !labels.Command.Skip(1).Any(word => word.Contains("{file}", StringComparison.Ordinal) || word.Contains("{text}", StringComparison.Ordinal)))
        {
            file.At("the program is given no label: write \"{file}\" for the drawing's path among its arguments, or \"{text}\" for the text's, in quotes", "labels", "command");
        }
    }
}
