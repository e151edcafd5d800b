using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench;

/// <summary>
/// The wire from a pin to the input of an actuator (relay coil, key tap). The actuator works while the pin drives the active level;
/// a pin that lets go is at rest: every input has a resistor that holds it there.
/// </summary>
internal sealed class ActuatorWire(ISimulatedPins pins, int pin, ActiveLevel active)
{
    /// <summary>Calls back on each change, on the thread that moved the pin. Disposing the result cuts the wire.</summary>
    public IDisposable Watch(Action<bool> changed)
    {
        var works = false;
        void OnLine(int number, LineState line)
        {
            if (number != pin)
            {
                return;
            }

            var now = line.Driven && line.Level == (active == ActiveLevel.High);
            if (now != works)
            {
                works = now;
                changed(now);
            }
        }

        pins.LineChanged += OnLine;
        return new Cut(() => pins.LineChanged -= OnLine);
    }

    private sealed class Cut(Action cut) : IDisposable
    {
        public void Dispose() => cut();
    }
}
