using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>Passwords stand in files of their own, so that no rig file, snapshot or report has them.</summary>
internal static class SecretFile
{
    /// <summary>The first line of a file.</summary>
    /// <param name="part">What it is for.</param>
    /// <param name="path">The file.</param>
    /// <param name="atLeast">How many characters it must have.</param>
    /// <exception cref="HardwareFaultException">It cannot be read, or is too short. Never says what it holds.</exception>
    public static string Read(string part, string path, int atLeast = 1)
    {
        string line;
        try
        {
            line = File.ReadLines(path).FirstOrDefault() ?? "";
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new HardwareFaultException(part, $"its secret cannot be read ({refused.Message}): write it into {path}, as one line that this user may read", refused);
        }

        return line.Length >= atLeast ? line : throw new HardwareFaultException(part, $"the first line of {path} is shorter than {atLeast} characters: write the secret there");
    }
}
