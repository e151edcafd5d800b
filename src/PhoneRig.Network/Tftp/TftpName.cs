namespace PhoneRig.Network.Tftp;

/// <summary>File names from the wire.</summary>
internal static class TftpName
{
    /// <summary>Longer than any name a phone asks for: default loads have 28 characters at most (facts 3.1), locale files have one directory before their name.</summary>
    public const int MostCharacters = 128;

    /// <summary>Checks a name before any resolver sees it. One leading slash is dropped: some clients write the root.</summary>
    /// <returns>What is wrong with it, or null.</returns>
    public static string? Check(string asked, out string name)
    {
        name = asked.StartsWith('/') ? asked[1..] : asked;
        if (name.Length == 0)
        {
            return "the file name is empty";
        }

        if (name.Length > MostCharacters)
        {
            return "the file name is too long";
        }

        if (name.Any(letter => char.IsControl(letter) || letter == '\\'))
        {
            return "the file name holds characters that no file name here has";
        }

        return name.Split('/').Any(part => part is "" or "." or "..") ? "the file name leads out of the files served" : null;
    }
}
