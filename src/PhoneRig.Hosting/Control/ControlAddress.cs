using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Hosting.Control;

/// <summary>The place of a control socket.</summary>
internal static class ControlAddress
{
    /// <summary>Bytes of a path that fit into sockaddr_un beside the closing zero (man 7 unix: 108).</summary>
    private const int LongestPath = 107;

    /// <summary>The end point.</summary>
    /// <exception cref="IOException">The path is too long for the operating system.</exception>
    public static UnixDomainSocketEndPoint Of(string path) =>
        Encoding.UTF8.GetByteCount(path) is var bytes && bytes > LongestPath
            ? throw new IOException($"{path}: {bytes} bytes, and no socket's path may be longer than {LongestPath}: choose a shorter folder with --state or $PHONERIG_STATE")
            : new UnixDomainSocketEndPoint(path);
}
