using System.Globalization;

namespace PhoneRig.Network.Tests.Support;

/// <summary>A switch in the kernel, with an address of ours.</summary>
internal sealed class Bridge : IDisposable
{
    public Bridge(string address)
    {
        NetworkSpace.NeedRoot();
        Name = string.Create(CultureInfo.InvariantCulture, $"prb{Environment.ProcessId % 1_000_000}");
        NetworkSpace.Ip("link", "add", Name, "type", "bridge");
        NetworkSpace.Ip("addr", "add", address, "dev", Name);
        NetworkSpace.Ip("link", "set", Name, "up");
    }

    public string Name { get; }

    public void Dispose() => Tool.Run("ip", "link", "del", Name);
}
