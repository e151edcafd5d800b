namespace PhoneRig.Cli.Views;

/// <summary>The keys of the terminal that this process has.</summary>
internal static class ConsoleKeys
{
    /// <summary>Gives the next key, or null where none waits; null itself where standard input is no terminal, so that a pipe is never eaten.</summary>
    public static Func<ConsoleKeyInfo?>? OfProcess() => Console.IsInputRedirected ? null : Next;

    private static ConsoleKeyInfo? Next() => InForeground() && Console.KeyAvailable ? Console.ReadKey(intercept: true) : null;

    /// <summary>
    /// A job in the background that reads its terminal is suspended by the kernel (SIGTTIN), and with it a rig whose finger is down. Linux tells
    /// in /proc/self/stat (proc_pid_stat(5)) the process's group, field 5, and the group in front, field 8; they follow the name in brackets.
    /// </summary>
    private static bool InForeground()
    {
        try
        {
            var stat = File.ReadAllText("/proc/self/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[2] == fields[5];
        }
        catch (IOException)
        {
            return false;
        }
    }
}
