using System.Globalization;

namespace PhoneRig.Benchmarks.Tftp;

/// <summary>How the TFTP verbs are run.</summary>
internal sealed record TftpOptions
{
    /// <summary>The command line.</summary>
    public const string Usage = "tftp-bench | tftp-conformance [--phonerig FILE] [--rivals DIR] [--server ours|tftpd-hpa|dnsmasq|atftpd|ADDRESS:PORT]... [--clients N] [--size BYTES] [--repetitions N]";

    /// <summary>Our program.</summary>
    public string PhoneRig { get; init; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "PhoneRig.Cli", "release", "phonerig"));

    /// <summary>Where the rivals' packages were unpacked.</summary>
    public string Rivals { get; init; } = "/";

    /// <summary>Which servers; empty for all.</summary>
    public IReadOnlyList<string> Servers { get; init; } = [];

    /// <summary>Clients at once, in every part of the benchmark; null for those of each.</summary>
    public int? Clients { get; init; }

    /// <summary>Bytes of the file, in every part of the benchmark; null for those of each.</summary>
    public int? Size { get; init; }

    /// <summary>How often each is measured.</summary>
    public int Repetitions { get; init; } = 5;

    /// <summary>Reads a command line; null where it is none.</summary>
    public static TftpOptions? Read(ReadOnlySpan<string> words)
    {
        var options = new TftpOptions();
        for (; words is [var name, var value, ..]; words = words[2..])
        {
            var number = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var read) && read > 0 ? read : (int?)null;
            options = (name, number) switch
            {
                ("--phonerig", _) => options with { PhoneRig = Path.GetFullPath(value) },
                ("--rivals", _) => options with { Rivals = Path.GetFullPath(value) },
                ("--server", _) => options with { Servers = [.. options.Servers, value] },
                ("--clients", not null) => options with { Clients = number },
                ("--size", not null) => options with { Size = number },
                ("--repetitions", { } times) => options with { Repetitions = times },
                _ => null!,
            };
            if (options is null)
            {
                return null;
            }
        }

        return words.IsEmpty ? options : null;
    }
}
