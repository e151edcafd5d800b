namespace PhoneRig.Hosting.Worlds;

/// <summary>A bench's consoles, for people.</summary>
internal static class ConsoleWords
{
    /// <summary>The devices behind the links, which a person can look into.</summary>
    public static string Of(IEnumerable<string> links)
    {
        var ptys = links.Select(link => File.ResolveLinkTarget(link, returnFinalTarget: true)?.FullName ?? link).ToArray();
        return ptys.Length == 0 ? "no console" : $"real ptys ({string.Join(", ", ptys)})";
    }
}
