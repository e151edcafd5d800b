namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>How a bench answers: the first byte of a reply. All but <see cref="Done"/> are followed by the words of an exception.</summary>
internal enum BenchReply : byte
{
    /// <summary>It is done; what was asked for follows.</summary>
    Done = 0,

    /// <summary>The metal failed: an <see cref="IOException"/>.</summary>
    Failed = 1,

    /// <summary>That cannot be asked: a pin that is not open, a message of the wrong length. An <see cref="InvalidOperationException"/>.</summary>
    Wrong = 2,

    /// <summary>The bench will not: a <see cref="Core.Ports.HardwareFaultException"/>, its part and reason with a line feed between them.</summary>
    Refused = 3,
}
