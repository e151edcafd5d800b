namespace PhoneRig.Benchmarks.Tftp;

/// <summary>What a run of the load generator does.</summary>
/// <param name="Server">Where requests go, "127.77.0.1:69".</param>
/// <param name="File">The file on the server.</param>
/// <param name="Original">The same file here, to compare.</param>
/// <param name="Clients">How many fetch it at once, each from an address of its own.</param>
/// <param name="AckDelay">How long a client thinks before it acknowledges, seconds.</param>
/// <param name="Loss">Share of packets lost, each way.</param>
/// <param name="Seed">Of the losses.</param>
public sealed record LoadRequest(string Server, string File, string Original, int Clients, double AckDelay = 0, double Loss = 0, int Seed = 1);
