using System.Text;

namespace PhoneRig.Network.Tests.Judges;

/// <summary>
/// Hosts in network namespaces on one switch: a bridge with an address of ours, and a virtual cable to each host. Names are of this process, and gone after it.
/// </summary>
internal sealed class Namespaces : IDisposable
{
    private readonly string prefix;
    private readonly int hosts;

    /// <param name="letter">Tells the switches of one process apart.</param>
    /// <param name="subnet">The first three numbers of the addresses; ours ends with 1, those of the hosts begin with 10.</param>
    /// <param name="hosts">How many.</param>
    public Namespaces(char letter, string subnet, int hosts)
    {
        prefix = $"p{letter}{Environment.ProcessId % 100_000}";
        (Subnet, this.hosts) = (subnet, hosts);
        var script = new StringBuilder($"""
            set -e
            ip link add {Bridge} type bridge forward_delay 0
            ip addr add {subnet}.1/24 dev {Bridge}
            ip link set {Bridge} up

            """);
        for (var host = 0; host < hosts; host++)
        {
            script.Append($"""
                ip netns add {Space(host)}
                ip link add {prefix}v{host} type veth peer name eth0 netns {Space(host)}
                ip link set {prefix}v{host} master {Bridge} up
                ip -n {Space(host)} addr add {subnet}.{10 + host}/24 dev eth0
                ip -n {Space(host)} link set eth0 up
                ip -n {Space(host)} link set lo up
                ip -n {Space(host)} route add default via {subnet}.1

                """);
        }

        var (code, text) = Support.Tool.Run("sh", "-c", script.ToString());
        if (code != 0)
        {
            Dispose();
            Assert.Ignore($"needs network namespaces: {text}");
        }
    }

    /// <summary>Our interface.</summary>
    public string Bridge => $"{prefix}b";

    public string Subnet { get; }

    /// <summary>Our address.</summary>
    public string Ours => $"{Subnet}.1";

    /// <summary>Ignores the test where namespaces cannot be had.</summary>
    public static void Need()
    {
        if (!Environment.IsPrivilegedProcess)
        {
            Assert.Ignore("needs root, for network namespaces and port 69");
        }

        Support.Tool.Need("ip", "iproute2");
    }

    public string Space(int host) => $"{prefix}n{host}";

    /// <summary>Runs a shell script on a host.</summary>
    public (int Code, string Output) On(int host, string script) => Support.Tool.Run("ip", "netns", "exec", Space(host), "sh", "-c", script);

    public void Dispose()
    {
        var script = new StringBuilder($"ip link del {Bridge} 2>/dev/null\n");
        for (var host = 0; host < hosts; host++)
        {
            script.Append($"ip link del {prefix}v{host} 2>/dev/null\nip netns del {Space(host)} 2>/dev/null\n");
        }

        Support.Tool.Run("sh", "-c", script.ToString());
    }
}
