using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Room for what the rig records.</summary>
/// <param name="state">The folder in which the rig keeps its state.</param>
internal sealed class DiskLook(string state) : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        // The folder of the first run is not there yet: it is made below one that is.
        var folder = Ancestors(Path.GetFullPath(state)).First(Directory.Exists);
        var (free, most) = (machine.FreeBytes(folder), MostKept(rig.Keep));
        var what = $"disk: {Gigabytes(free)} GB free at {folder}";
        yield return free < most
            ? new Finding(FindingGrade.Warning, $"{what}, and the rig may keep {Gigabytes(most)} GB there (journal, captures and raw records)", $"df -h {folder}")
            : new Finding(FindingGrade.InOrder, what);
    }

    private static long MostKept(KeepConfig keep) =>
        new JournalLimits().MaxBytes + ((keep.Capture ? keep.CaptureMegabytes : 0) + (keep.Raw ? keep.RawMegabytes : 0)) * 1_000_000L;

    private static IEnumerable<string> Ancestors(string folder)
    {
        for (var at = folder; at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }

    private static string Gigabytes(long bytes) => FormattableString.Invariant($"{bytes / 1e9:0.0}");
}
