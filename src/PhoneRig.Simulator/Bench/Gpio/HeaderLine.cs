using System.Device.Gpio;

namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>One line of the header: what the controller set it to, and what the bench does to it.</summary>
/// <param name="pulledUp">Which way its pull goes after power-on.</param>
internal sealed class HeaderLine(bool pulledUp)
{
    private bool pull = pulledUp;

    /// <summary>True while a program has it open.</summary>
    public bool Open { get; set; }

    /// <summary>Input, output, or input with a pull.</summary>
    public PinMode Mode { get; private set; } = PinMode.Input;

    /// <summary>The output latch. It keeps its value while the line is an input, as on a BCM2835.</summary>
    public bool Latch { get; set; }

    /// <summary>What the bench drives into it; null: nothing.</summary>
    public bool? Outside { get; set; }

    /// <summary>The programs that wait for its edges.</summary>
    public List<(PinEventTypes Edges, PinChangeEventHandler Call)> Callbacks { get; } = [];

    /// <summary>What the line does to the wire.</summary>
    public LineState State => Mode == PinMode.Output ? new LineState(Driven: true, Latch) : LineState.Released;

    /// <summary>The level on the wire.</summary>
    public bool Level => Mode == PinMode.Output ? Latch : Outside ?? pull;

    /// <summary>Sets the mode. A plain input keeps whatever pull was set before.</summary>
    public void Set(PinMode mode)
    {
        Mode = mode;
        pull = mode switch
        {
            PinMode.InputPullUp => true,
            PinMode.InputPullDown => false,
            _ => pull,
        };
    }
}
