using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>One file of a configuration folder, by where it stands: playbooks/NAME.yaml is a playbook, diagnoses.yaml the diagnoses, ladders.yaml the firmware ladders, anything else a rig.</summary>
public static class ConfigFile
{
    /// <summary>What a file is, by its folder's name.</summary>
    /// <param name="path">The file.</param>
    public static ConfigKind KindOf(string path) => (Path.GetFileName(path), Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))) switch
    {
        ("diagnoses.yaml", _) => ConfigKind.Diagnoses,
        ("ladders.yaml", _) => ConfigKind.Ladders,
        (_, "phones") => ConfigKind.Phones,
        (_, "procedures") => ConfigKind.Procedures,
        (_, "playbooks") => ConfigKind.Playbooks,
        (_, "calibrations") => ConfigKind.Calibrations,
        _ => ConfigKind.Rigs,
    };

    /// <summary>Every mistake of a file that is no rig, with its neighbours as the overriding folder.</summary>
    /// <param name="path">The file; where it stands among others, they are found by name.</param>
    /// <param name="shipped">The rig-config folder that ships with the program.</param>
    /// <exception cref="ArgumentException">It is a rig, which is read by <see cref="ConfigFolder.Rig"/>.</exception>
    public static ImmutableArray<ConfigProblem> Check(string path, string shipped)
    {
        var full = Path.GetFullPath(path);
        var name = Path.GetFileNameWithoutExtension(full);
        var beside = new ConfigFolder(shipped, Path.GetDirectoryName(Path.GetDirectoryName(full)));
        return KindOf(path) switch
        {
            ConfigKind.Phones => beside.Phone(name).Problems,
            ConfigKind.Procedures => ConfigFolder.ReadProcedureFile(path).Problems,
            ConfigKind.Playbooks => beside.Playbook(name).Problems,
            ConfigKind.Calibrations => ConfigFolder.Calibration(full, null, null).Problems,
            ConfigKind.Diagnoses => new ConfigFolder(shipped, Path.GetDirectoryName(full)).Diagnoses().Problems,
            ConfigKind.Ladders => new ConfigFolder(shipped, Path.GetDirectoryName(full)).Ladders().Problems,
            _ => throw new ArgumentException($"{path} is a rig", nameof(path)),
        };
    }
}
