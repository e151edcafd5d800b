namespace PhoneRig.Cli.Views;

/// <summary>What is said when a stop is asked for.</summary>
internal static class StopWords
{
    /// <summary>While it runs.</summary>
    public const string Offer = "Ctrl-C stops safely; twice exits at once.";

    /// <summary>After the first Ctrl-C.</summary>
    public const string Asked = "Stopping safely: keys go up, power stays as it is. Ctrl-C again: exit at once.";
}
