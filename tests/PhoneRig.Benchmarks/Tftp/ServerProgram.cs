using System.Diagnostics;
using System.Net;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>A TFTP server as a program of its own: ours, or a rival's from Debian's packages.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Command">Its command line for a folder and a place to listen.</param>
internal sealed record ServerProgram(string Name, Func<string, IPEndPoint, string[]> Command)
{
    /// <summary>Those that there are.</summary>
    /// <param name="phonerig">Our program.</param>
    /// <param name="rivals">The folder that the rivals' packages were unpacked to.</param>
    public static IReadOnlyList<ServerProgram> All(string phonerig, string rivals) =>
    [
        new("ours", (root, at) => [phonerig, "tftp", "serve", "--root", root, "--listen", $"{at}"]),
        new("tftpd-hpa", (root, at) => [Find(rivals, "in.tftpd"), "-L", "-a", $"{at}", "-u", "root", "-s", root]),
        new("dnsmasq", (root, at) =>
        [
            Find(rivals, "dnsmasq"), "-k", "-C", "/dev/null", "--port=0", "--enable-tftp", $"--tftp-root={root}", $"--listen-address={at.Address}", "--bind-interfaces", "--user=root",
            "--tftp-max=1000", "--log-facility=/dev/null", "--pid-file=",
        ]),
        new("atftpd", (root, at) => [Find(rivals, "atftpd"), "--daemon", "--no-fork", "--port", $"{at.Port}", "--bind-address", $"{at.Address}", "--user", "root.root", "--maxthread", "1000", "--logfile", "/dev/null", root]),
    ];

    /// <summary>How it is started.</summary>
    public ProcessStartInfo Start(string root, IPEndPoint at)
    {
        var command = Command(root, at);
        return new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static string Find(string rivals, string program)
    {
        string[] places = [Path.Combine(rivals, "usr", "sbin", program), Path.Combine("/usr/sbin", program)];
        return places.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException($"there is no {program} in {string.Join(" or ", places)}: run the script, which gets it from Debian's packages");
    }
}
