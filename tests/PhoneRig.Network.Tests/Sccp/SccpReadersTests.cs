using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Tests.Sccp;

public sealed class SccpReadersTests
{
    [Test]
    public void A_register_tells_name_model_version_and_load() =>
        Assert.That(RegisterRequest.Read(PhoneSays.Register().AsSpan(12)), Is.EqualTo(new RegisterRequest(PhoneSays.Device, 30006, 20, PhoneSays.Load)));

    [Test]
    public void An_older_phone_says_less() =>
        Assert.That(RegisterRequest.Read(PhoneSays.ShortRegister("SEP001B0CDB8F24").AsSpan(12)), Is.EqualTo(new RegisterRequest("SEP001B0CDB8F24", 8, 11, null)));

    [Test]
    public void A_register_without_a_name_or_a_model_is_none()
    {
        Assert.That(RegisterRequest.Read(PhoneSays.Register(device: "").AsSpan(12)), Is.Null);
        Assert.That(RegisterRequest.Read(PhoneSays.Register().AsSpan(12, 31)), Is.Null);
    }

    [TestCase("25: Name=SEP001B2C3D4E5F Load= SCCP70.9-4-2SR3-1S Last=Initialized", PhoneSays.Load, "Initialized")]
    [TestCase("14: Name=SEP001E7A242842 Load=8.5(4S) Last=UCM-closed-TCP", "8.5(4S)", "UCM-closed-TCP")]
    [TestCase("32: Name=SEP00215503A8FB Load= term06.default : Invalid SCCP message! : ID :87", "term06.default", null)]
    [TestCase("27: Waiting for Requesting Feature Key Status From 192.168.10.203", null, null)]
    public void An_alarm_tells_its_load_and_last_cause_where_it_does(string text, string? load, string? cause)
    {
        var alarm = AlarmReader.Read(PhoneSays.Alarm(text).AsSpan(12))!;

        Assert.That((alarm.Text, alarm.Load, alarm.Cause), Is.EqualTo((text, load, cause)));
    }

    [Test]
    public void An_alarm_in_XML_is_read_as_far_as_it_goes()
    {
        const string Xml = """<?xml version="1.0"?><x-cisco-alarm><Alarm Name="LastOutOfServiceInformation"><ParameterList><String name="DeviceName">SEP001B2C3D4E5F</String><String name="ActiveLoad">SCCP70.9-4-2SR3-1S</String><Enum name="ReasonForOutOfService">8</Enum></Parame""";
        var alarm = AlarmReader.ReadXml(PhoneSays.XmlAlarm(Xml).AsSpan(12))!;

        Assert.That((alarm.Device, alarm.Load, alarm.Cause), Is.EqualTo((PhoneSays.Device, PhoneSays.Load, "8")));
        Assert.That(alarm.Text, Does.StartWith("DeviceName=SEP001B2C3D4E5F ActiveLoad="));
    }

    [Test]
    public void Control_characters_of_a_phone_do_not_reach_a_terminal() =>
        Assert.That(AlarmReader.Read(PhoneSays.Alarm("a\u001b[31mb").AsSpan(12))!.Text, Is.EqualTo("a?[31mb"));
}
