namespace PhoneRig.Benchmarks.Tftp;

/// <summary>One part of the benchmark.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Clients">Clients at once.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="AckDelay">How long a client thinks, seconds.</param>
/// <param name="Loss">Share of packets lost, each way.</param>
/// <param name="Rivals">Who is measured beside ours.</param>
/// <param name="Marks">What ours has to keep.</param>
internal sealed record BenchPart(string Name, int Clients, int Size, double AckDelay, double Loss, string[] Rivals, Mark[] Marks)
{
    /// <summary>Those of the figures that we promise.</summary>
    public static IReadOnlyList<BenchPart> All { get; } =
    [
        new("64 clients", 64, 2 << 20, 0, 0, ["tftpd-hpa", "dnsmasq"],
        [
            new("MB/s", "tftpd-hpa", one => one.Load.Rate, AtLeast: 1.9),
            new("MB/s", "dnsmasq", one => one.Load.Rate, AtLeast: 1.0),
            new("CPU-s/GB", "tftpd-hpa", one => one.CpuPerGigabyte, AtMost: 0.40),
            new("CPU-s/GB", "dnsmasq", one => one.CpuPerGigabyte, AtMost: 1.0),
        ]),
        new("200 clients", 200, 1 << 20, 0, 0, ["tftpd-hpa", "dnsmasq"],
        [
            new("MB/s", "tftpd-hpa", one => one.Load.Rate, AtLeast: 2.5),
            new("p99/p50", null, one => one.Load.Percentile(0.99) / one.Load.Percentile(0.5), AtMost: 1.1),
            new("errors", null, one => one.Load.Errors, AtMost: 0),
            new("MB resident", null, one => one.Resident / 1e6, AtMost: 80),
        ]),
        new("64 clients, ACK after 2 ms", 64, 1 << 20, 0.002, 0, ["tftpd-hpa", "dnsmasq"],
        [
            new("CPU-s/GB", "tftpd-hpa", one => one.CpuPerGigabyte, AtMost: 0.35),
        ]),
        new("16 clients, 1 % loss each way", 16, 256 << 10, 0, 0.01, ["tftpd-hpa"],
        [
            new("median time", "tftpd-hpa", one => one.Load.Percentile(0.5), AtMost: 0.25),
            new("resends a loss", null, one => one.Load.Losses == 0 ? 0 : (double)one.Load.Resends / one.Load.Losses, AtMost: 1.1),
        ]),
    ];
}
