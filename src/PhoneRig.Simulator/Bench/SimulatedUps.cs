using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench;

/// <summary>A simulated uninterruptible power supply, in the place of one on the network. From any thread.</summary>
/// <param name="name">What a person calls it.</param>
public sealed class SimulatedUps(string name) : IUps
{
    private volatile UpsReading? reading = new(UpsPower.Mains, "OL");

    /// <inheritdoc/>
    public string Name => name;

    /// <summary>What it says; null: it does not answer.</summary>
    public UpsReading? Says
    {
        get => reading;
        set => reading = value;
    }

    /// <inheritdoc/>
    public UpsReading Read() => reading ?? throw new HardwareFaultException(name, "it does not answer");
}
