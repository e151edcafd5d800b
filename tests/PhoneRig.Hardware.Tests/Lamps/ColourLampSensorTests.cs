using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Lamps;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Lamps;

[TestFixture]
internal sealed class ColourLampSensorTests
{
    private FakeI2cBus wire = null!;
    private SharedI2cBus main = null!;
    private Tca9548a mux = null!;
    private FakeTcs34725[] chips = null!;
    private FakeTca9548a muxChip = null!;
    private ColourLampSensor sensor = null!;

    [SetUp]
    public void MakeTwoEyesBehindAMux()
    {
        wire = new FakeI2cBus();
        chips = [new FakeTcs34725(), new FakeTcs34725()];
        muxChip = new FakeTca9548a();
        muxChip.Channels[0][0x29] = chips[0];
        muxChip.Channels[1][0x29] = chips[1];
        wire.Chips[0x70] = muxChip;
        wire.Muxes.Add(muxChip);
        main = new SharedI2cBus(wire);
        mux = new Tca9548a(main.CreateDevice(0x70), main);
        sensor = new ColourLampSensor(
            [new LampEye(new Lamp("line1"), "eyes/0", mux.Channels[0]), new LampEye(new Lamp("message"), "eyes/1", mux.Channels[1])]);
    }

    [TearDown]
    public void Close()
    {
        sensor.Dispose();
        mux.Dispose();
        main.Dispose();
        wire.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing()
    {
        Assert.That(wire.Transfers, Is.Zero);
        Assert.That(sensor.Lamps.Select(lamp => lamp.Name), Is.EqualTo(new[] { "line1", "message" }));
    }

    [Test]
    public void Each_lamp_is_told_from_its_own_sensor()
    {
        WarmUp();
        chips[0].See(500, 400, 20, 50);
        chips[1].See(500, 300, 240, 110);
        Assert.That(sensor.Read(), Is.EqualTo(new LampColour?[] { LampColour.Red, LampColour.Amber }));
    }

    [Test]
    public void The_looks_that_start_the_sensors_give_no_colours()
    {
        Assert.That(sensor.Read(), Is.All.Null);
        Assert.That(sensor.Read(), Is.All.Null);
        Assert.That(sensor.Read(), Is.All.EqualTo(LampColour.Dark));
    }

    [Test]
    public void A_sensor_that_does_not_answer_is_named_and_comes_back_by_itself()
    {
        WarmUp();
        muxChip.Channels[1].Clear();
        Assert.That(() => sensor.Read(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("eyes/1").And.Message.Contains("message"));
        muxChip.Channels[1][0x29] = chips[1];
        chips[1].PowerOn();
        WarmUp();
        Assert.That(sensor.Read(), Is.All.EqualTo(LampColour.Dark));
    }

    [Test]
    public void A_sensor_that_lost_its_settings_is_not_taken_for_a_dark_lamp_and_is_started_again()
    {
        WarmUp();
        chips[0].PowerOn();
        Assert.That(sensor.Read()[0], Is.Null);
        Assert.That(
            () =>
            {
                for (var look = 0; look < 20; look++)
                {
                    sensor.Read();
                }
            },
            Throws.TypeOf<HardwareFaultException>().With.Message.Contains("eyes/0"));
        WarmUp();
        Assert.That(sensor.Read()[0], Is.EqualTo(LampColour.Dark));
    }

    [Test]
    public void Another_chip_in_the_sensors_place_is_named()
    {
        chips[0].Id = 0x10;
        Assert.That(() => sensor.Read(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("0x10"));
    }

    private void WarmUp()
    {
        for (var look = 0; look < 3; look++)
        {
            sensor.Read();
        }
    }
}
