namespace PhoneRig.Cli.Views;

/// <summary>What is said when a stop is asked for.</summary>
internal static class StopWords
{
    /// <summary>While it runs.</summary>
    public const string Offer = "Ctrl-C stops safely; twice exits at once.";

    /// <summary>After the first Ctrl-C.</summary>
    public const string Asked = "Stopping safely: keys go up, power stays as it is. Ctrl-C again: exit at once.";

    /// <summary>After the second.</summary>
    public const string AtOnce = "Exiting at once: keys are let go, the phones are left as they are.";

    /// <summary>To who looks for a way out with q.</summary>
    public const string NotByQ = "q does not end a run: Ctrl-C does, safely.";

    /// <summary>What may not be switched off now, a sentence for each station.</summary>
    /// <param name="display">The run; null before it began.</param>
    /// <param name="now">Rig time.</param>
    public static IEnumerable<string> MidWrites(RunDisplay? display, TimeSpan now) =>
        display is null ? [] : display.Stations.Select(station => station.MidWrite(now)).OfType<MidWrite>().Select(writing => writing.Words);
}
