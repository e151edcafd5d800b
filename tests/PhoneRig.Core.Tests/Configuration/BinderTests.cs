using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class BinderTests
{
    [Test]
    public void A_keypad_may_be_written_as_one_word() =>
        Assert.That(Station("keypad: manual").Keypad.Kind, Is.EqualTo(KeypadKind.Manual));

    [Test]
    public void One_colour_may_stand_for_a_list_of_one() =>
        Assert.That(Steps("[ { await: { lamps: { lines: walking, colour: amber } }, within: 5s } ]")[0].Await!.Lamps!.Colour!.Value, Is.EqualTo(new[] { LampColour.Amber }));

    [Test]
    public void Off_is_a_word_and_no_boolean() =>
        Assert.That(Steps("[ { power: off } ]")[0].Power, Is.EqualTo(OnOff.Off));

    [TestCase("0x20", 0x20)]
    [TestCase("32", 32)]
    public void A_number_is_decimal_or_hexadecimal(string text, int number) =>
        Assert.That(YamlText.Value<BoardConfig>($"chip: mcp23017\naddress: {text}\n").Address, Is.EqualTo(number));

    [Test]
    public void A_pin_names_its_board() =>
        Assert.That(Station("keypad: none").Power.Relay, Is.EqualTo(new PinRef("gpio", 17)));

    [Test]
    public void A_step_and_its_condition_know_where_they_stand()
    {
        var step = Steps("\n  - await: { dhcp: discover }\n    within: 5s")[0];
        Assert.That((step.At!.Line, step.At.Column), Is.EqualTo((5, 5)));
        Assert.That((step.Await!.At!.Line, step.Await.At.Column), Is.EqualTo((5, 12)));
    }

    [TestCase("00:11:22:33:44:55", Description = "a number to the base of sixty, for old YAML readers")]
    [TestCase("1e3")]
    [TestCase("off")]
    [TestCase("0123")]
    public void Plain_text_is_taken_as_it_stands(string text) => Assert.That(Station($"mac: {text}").Mac, Is.EqualTo(text));

    [Test]
    public void A_windows_file_reads_as_any_other() =>
        Assert.That(YamlText.Value<BoardConfig>("chip: mcp23017\r\naddress: 0x20\r\n").Chip, Is.EqualTo("mcp23017"));

    private static StationConfig Station(string line) => YamlText.Value<StationConfig>($"phone: cisco-7970\npower: {{ relay: gpio/17 }}\n{line}\n");

    private static ImmutableArray<Step> Steps(string steps) => YamlText.Value<Procedure>($"procedure: x\ntitle: x\nneeds: {{}}\nsteps: {steps}\n").Steps;
}
