using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class I2cLoadTests
{
    [TestCase("mcp23017", (9 * 2) + 1 + (9 * 23) + 2)]
    [TestCase("pca9685", (9 * 2) + 1 + (9 * 71) + 2 + (9 * 2) + 1 + (9 * 2) + 2)]
    [TestCase("pcf8574", (9 * 2) + 2)]
    [TestCase("ina228", 0)]
    public void A_question_a_second_to_a_board_with_pins_takes_its_share_of_the_bus(string chip, int bits)
    {
        var load = Load(chip);

        Assert.That((load.Sensors, load.Questions), Is.EqualTo((2, bits)));
        Assert.That(load.Share, Is.EqualTo(((20 * load.Bits) + bits) / 75_000.0));
        Assert.That(load.Room, Is.EqualTo(2 * (75_000 - bits) / (20 * load.Bits)));
    }

    [Test]
    public void A_button_is_looked_at_like_a_sensor_and_a_light_blinks_over_the_bus()
    {
        var without = Load("mcp23017");
        var with = Load("mcp23017", station => station with { Button = new PinRef("board", 0), Light = new LightConfig { Red = new PinRef("board", 1), Green = new PinRef("gpio", 22) } });

        const int pinRead = 3 * ((9 * 2) + 1 + (9 * 2) + 2);
        Assert.That((with.Sensors, with.Buttons, with.Bits - without.Bits), Is.EqualTo((3, 1, pinRead)));
        Assert.That(with.Questions - without.Questions, Is.EqualTo(3 * 6 * ((9 * 2) + 1 + (9 * 2) + 2)), "the red lamp alone is on the bus");
    }

    private static I2cLoad Load(string chip, Func<StationConfig, StationConfig>? change = null) => I2cLoad.Of(new RigConfig
    {
        Rig = "r",
        Boards = new Dictionary<string, BoardConfig>
        {
            ["mux"] = new() { Chip = "tca9548a", Address = 0x71 },
            ["board"] = new() { Chip = chip, Address = 0x40 },
            ["far"] = new() { Chip = chip, Address = 0x40, Bus = 3 },
        }.ToImmutableDictionary(),
        Network = new NetworkConfig { Interface = "eth0", Address = "10.70.0.1/24" },
        Firmware = new FirmwareConfig(),
        Stations = ImmutableDictionary<string, StationConfig>.Empty.Add("s1", (change ?? (station => station))(new StationConfig
        {
            Phone = "cisco-7970",
            Power = new PowerConfig { By = PowerBy.Manual },
            Lamps = new LampsConfig { Sensors = new Dictionary<string, PinRef> { ["line1"] = new("mux", 0), ["line2"] = new("mux", 1) }.ToImmutableDictionary() },
        })),
    }).Single();
}
