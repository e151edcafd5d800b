using System.Device.Gpio;
using System.Runtime.InteropServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Power;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>A relay on the header of a real kernel, which leaves the outputs of a program that has ended as they are.</summary>
[TestFixture(RelayContact.NormallyClosed, ActiveLevel.High)]
[TestFixture(RelayContact.NormallyOpen, ActiveLevel.Low)]
[Category(SimulatedHeader.Category)]
[NonParallelizable]
internal sealed class KernelRelayTests(RelayContact contact, ActiveLevel active) : PowerSwitchContract
{
    private const int Pin = 17;

    private readonly List<GpioController> programs = [];
    private LineLog lines = null!;

    protected override int Orders => lines.Edges().Count;

    protected override bool Feeds => (SimulatedHeader.IsHigh(Pin) == (active == ActiveLevel.High)) == (contact == RelayContact.NormallyOpen);

    /// <summary>libgpiod 1 tells a line's level only to who has made it an output (the README of Hardware/Boards).</summary>
    protected override bool AnswersNewPrograms => NativeLibrary.TryLoad("libgpiod.so.3", out _);

    [SetUp]
    public void Begin()
    {
        SimulatedHeader.Need();
        SimulatedHeader.OutputsPersist = true;
        lines = new LineLog();
    }

    [TearDown]
    public void Close()
    {
        End();
        if (lines is not null)
        {
            SimulatedHeader.PutBack();
        }
    }

    protected override IPowerSwitch Make()
    {
        programs.Add(HeaderGpio.Open());
        return new RelayPowerSwitch(new PinLine($"gpio/{Pin}", programs[^1], Pin), contact, active);
    }

    protected override void Leave(bool on)
    {
        Make().Switch(on);
        End();
    }

    private void End()
    {
        programs.ForEach(one => one.Dispose());
        programs.Clear();
    }
}
