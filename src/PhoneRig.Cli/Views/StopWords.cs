namespace PhoneRig.Cli.Views;

/// <summary>What is said when a stop is asked for.</summary>
internal static class StopWords
{
    /// <summary>After the first Ctrl-C.</summary>
    public const string Asked = "Stopping safely: keys are let go, the power stays as it is. Ctrl-C again exits at once.";
}
