using PhoneRig.Hosting.Wiring;

namespace PhoneRig.Hosting.Tests.Wiring;

public sealed class PartsListTests
{
    [Test]
    public void Every_key_lamp_relay_and_board_of_a_rig_is_on_its_parts_list()
    {
        var rig = Shipped.Rig("four-stations");

        var parts = PartsList.Of(rig);

        Assert.That(Quantity("photo-MOS relay"), Is.EqualTo(rig.Stations.Values.Sum(station => station.Keypad.Keys.Count + (station.Keypad.Hook is null ? 0 : 1))));
        Assert.That(Quantity("TCS34725 board"), Is.EqualTo(rig.Stations.Values.Sum(station => station.Lamps!.Sensors.Count)));
        Assert.That(Quantity("relay"), Is.EqualTo(rig.Stations.Count));
        Assert.That(Quantity("tca9548a") + Quantity("mcp23017"), Is.EqualTo(rig.Boards.Count));
        Assert.That(parts.Single(part => part.Name == "network switch").Value, Does.Contain("5 ports").And.Contain("VLAN"));

        int Quantity(string name) => parts.Where(part => part.Name == name).Sum(part => part.Quantity);
    }

    [Test]
    public void A_value_with_a_comma_or_a_quote_is_one_field() =>
        Assert.That(
            PartsList.Csv([new Part(2, "tube", "6 mm, \"black\"", "lamps")]),
            Is.EqualTo(new[] { "quantity,part,value,for", "2,tube,\"6 mm, \"\"black\"\"\",lamps" }));
}
