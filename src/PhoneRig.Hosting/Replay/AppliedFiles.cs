using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Replay;

/// <summary>The files that a run goes by, as they are when it is asked for: what they say later is another rig's.</summary>
/// <param name="Members">Their contents, by the names that they have in a recording.</param>
internal sealed record AppliedFiles(ImmutableSortedDictionary<string, byte[]> Members)
{
    /// <summary>A configuration file is a few kilobytes; the readers refuse one of more than this too.</summary>
    private const long LargestFile = 1 << 20;

    /// <summary>Folders beside those that decisions go by: other rigs, and schemas for editors.</summary>
    private static readonly string[] NoRules = ["rigs", "schema"];

    /// <summary>Reads them; what cannot be read is left out.</summary>
    /// <param name="folder">The configuration.</param>
    /// <param name="rigFile">The rig file.</param>
    /// <param name="run">What was asked for; null where that is not known.</param>
    public static AppliedFiles Read(ConfigFolder folder, string rigFile, AppliedRun? run)
    {
        var members = ImmutableSortedDictionary.CreateBuilder<string, byte[]>(StringComparer.Ordinal);
        Take(members, RecordingForm.Rig, rigFile);
        TakeFolder(members, RecordingForm.Shipped, folder.Shipped);
        if (folder.Overrides is { } overrides)
        {
            TakeFolder(members, RecordingForm.Overrides, overrides);
        }

        if (run is not null)
        {
            members[RecordingForm.Applied] = JsonSerializer.SerializeToUtf8Bytes(run, ControlJson.Options);
        }

        return new AppliedFiles(members.ToImmutable());
    }

    /// <summary>With what is known of the firmware sets.</summary>
    public AppliedFiles With(RecordedFirmware firmware) => new(Members.SetItem(RecordingForm.Firmware, Encoding.UTF8.GetBytes(firmware.Write())));

    private static void TakeFolder(ImmutableSortedDictionary<string, byte[]>.Builder members, string name, string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        TakeFiles(members, name, folder);
        foreach (var sub in Directory.EnumerateDirectories(folder).Where(sub => !NoRules.Contains(Path.GetFileName(sub))))
        {
            TakeFiles(members, $"{name}{Path.GetFileName(sub)}/", sub);
        }
    }

    private static void TakeFiles(ImmutableSortedDictionary<string, byte[]>.Builder members, string name, string folder)
    {
        try
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.yaml"))
            {
                Take(members, name + Path.GetFileName(file), file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Another user's: the rules in it were none of this run's either.
        }
    }

    private static void Take(ImmutableSortedDictionary<string, byte[]>.Builder members, string name, string file)
    {
        try
        {
            if (RecordingForm.IsConfiguration(name) && new FileInfo(file) is { Exists: true, Length: <= LargestFile })
            {
                members[name] = File.ReadAllBytes(file);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // As above.
        }
    }
}
