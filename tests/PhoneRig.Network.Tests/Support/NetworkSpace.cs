using System.Diagnostics;

namespace PhoneRig.Network.Tests.Support;

/// <summary>A network namespace at the far end of a virtual cable, for clients and rivals that are not ours. Its names are this process's own.</summary>
internal sealed class NetworkSpace : IDisposable
{
    private static int made;
    private readonly List<Process> running = [];

    /// <summary>Makes one; ignores the test where that cannot be.</summary>
    /// <param name="bridge">A bridge that the near end is plugged into; null: it stands by itself.</param>
    /// <param name="address">An address of the near end, with its prefix.</param>
    public NetworkSpace(string? bridge = null, string? address = null)
    {
        NeedRoot();
        var number = Interlocked.Increment(ref made);

        // At most 15 letters for an interface.
        var stem = $"{Environment.ProcessId % 1_000_000}x{number}";
        (Name, Near, Far) = ($"pr{stem}", $"n{stem}", $"f{stem}");
        if (Tool.Run("ip", "netns", "add", Name) is { Code: not 0, Output: var why })
        {
            Assert.Ignore($"needs network namespaces: {why}");
        }

        Ip("link", "add", Near, "type", "veth", "peer", "name", Far, "netns", Name);
        if (bridge is not null)
        {
            Ip("link", "set", Near, "master", bridge);
        }

        if (address is not null)
        {
            Ip("addr", "add", address, "dev", Near);
        }

        Ip("link", "set", Near, "up");
        Ip("-n", Name, "link", "set", Far, "up");
        Ip("-n", Name, "link", "set", "lo", "up");
    }

    /// <summary>The namespace.</summary>
    public string Name { get; }

    /// <summary>This end of the cable, in the namespace of the tests.</summary>
    public string Near { get; }

    /// <summary>The other end, in the namespace.</summary>
    public string Far { get; }

    public static void NeedRoot()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root, for network namespaces and ports below 1024");
        }

        Tool.Need("ip", "iproute2");
    }

    /// <summary>Runs a program in the namespace.</summary>
    public (int Code, string Output) Run(string program, params string[] arguments) => Tool.Run("ip", ["netns", "exec", Name, program, .. arguments]);

    /// <summary>Starts a program in the namespace; it ends with this at the latest.</summary>
    public Process Start(string program, params string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("ip", ["netns", "exec", Name, program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        running.Add(process);
        return process;
    }

    public void Dispose()
    {
        foreach (var process in running)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            process.Dispose();
        }

        // Not `netns del` first: a client that was left in it would keep the namespace, and with it the cable, alive.
        Tool.Run("ip", "link", "del", Near);
        Tool.Run("ip", "netns", "del", Name);
    }

    /// <summary>Runs ip, which must succeed.</summary>
    public static void Ip(params string[] arguments)
    {
        var (code, text) = Tool.Run("ip", arguments);
        Assert.That(code, Is.Zero, $"ip {string.Join(' ', arguments)}: {text}");
    }
}
