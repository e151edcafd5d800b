namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>Outputs that are on for a share of each period, seen from the bench's side of the solder joint.</summary>
internal interface ISimulatedDimmer
{
    /// <summary>An output's share or the period has changed. Raised as <see cref="ISimulatedPins.LineChanged"/> is.</summary>
    event Action<int, PulseTrain>? PulsesChanged;

    /// <summary>What an output does right now.</summary>
    PulseTrain Pulses(int pin);
}
