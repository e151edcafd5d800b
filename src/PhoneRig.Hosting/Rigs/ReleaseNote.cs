using System.Globalization;
using System.Text;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// When <c>phonerig safe</c> last let every key of a rig go with no owner to record it. In a journal's place, which nobody has open then: a run that died with
/// keys down is told of with this.
/// </summary>
public static class ReleaseNote
{
    /// <summary>Notes it. Where that cannot be written, nothing is noted: the keys are up, which counts, and the run is told of more cautiously than it need be.</summary>
    /// <param name="state">The rig's state.</param>
    /// <param name="at">When they were let go.</param>
    public static void Write(RigState state, DateTimeOffset at)
    {
        try
        {
            WholeFile.Write(state.Released, file => file.Write(Encoding.UTF8.GetBytes(at.ToString("O", CultureInfo.InvariantCulture))));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>Reads it; null where there is none that can be read.</summary>
    public static DateTimeOffset? Read(RigState state)
    {
        try
        {
            return DateTimeOffset.TryParse(File.ReadAllText(state.Released), CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
