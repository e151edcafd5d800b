using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>The wire from an output, over its transistor, to a coil. An output that lets go is off: every gate has a resistor that holds it there.</summary>
internal sealed class CoilWire(ISimulatedPins pins, int pin, ActiveLevel active)
{
    /// <summary>Calls back on each change, on the thread that moved the output. Disposing the result cuts the wire.</summary>
    public IDisposable Watch(Action<PulseTrain> changed)
    {
        if (pins is not ISimulatedDimmer dimmer)
        {
            return new ActuatorWire(pins, pin, active).Watch(on => changed(on ? PulseTrain.On : PulseTrain.Off));
        }

        dimmer.PulsesChanged += OnPulses;
        return new Cut(() => dimmer.PulsesChanged -= OnPulses);

        void OnPulses(int number, PulseTrain pulses)
        {
            if (number == pin)
            {
                changed(pulses);
            }
        }
    }

    private sealed class Cut(Action cut) : IDisposable
    {
        public void Dispose() => cut();
    }
}
