namespace PhoneRig.Hosting.Control;

/// <summary>What people are told of serial ports.</summary>
public static class PortWords
{
    /// <summary>Of a line whose close never returned.</summary>
    public static string Stuck(string port) => $"a line of {port} was lost and has never closed: its adapter's driver holds it; pull the adapter and start phonerig again";
}
