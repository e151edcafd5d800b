using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Configuration;

namespace PhoneRig.Core.Tests.Procedures;

public sealed class BlindWaitTests
{
    private static readonly Condition Console = new() { Console = "reset-code-wanted" };
    private static readonly Condition Lines = new() { Lamps = new LampCondition { Lines = LampPattern.Walking } };
    private static readonly Condition Mute = new() { Lamps = new LampCondition { Mute = LampPattern.Dark } };
    private static readonly Condition Tftp = new() { Tftp = "default-load" };

    [Test]
    public void A_wait_is_blind_where_no_wired_sense_can_end_it()
    {
        Assert.That(Seen(new Condition { Any = [Console, Lines] }), Is.EqualTo((false, true, true)));
        Assert.That(Seen(new Condition { All = [Console, Lines] }), Is.EqualTo((false, false, false)));
        Assert.That(Seen(new Condition { Then = [Tftp, Lines] }), Is.EqualTo((false, false, true)));
        Assert.That(Seen(new Condition { AbsentFor = new AbsentFor { Of = Lines, For = TimeSpan.FromSeconds(1) } }), Is.EqualTo((false, false, true)), "what cannot be seen is not absent");
        Assert.That(Seen(Mute), Is.EqualTo((false, false, false)), "another group has no sensor");
        Assert.That(Seen(Tftp), Is.EqualTo((true, true, true)), "the network is always wired");
    }

    private static (bool Blind, bool Console, bool Lines) Seen(Condition condition)
    {
        var phone = Repository.Shipped.Phone("cisco-7970").Value!;
        var blind = new StationConfig { Phone = "cisco-7970", Power = new PowerConfig { Relay = new PinRef(PinRef.Header, 17) } };
        var withConsole = blind with { Console = new ConsoleConfig { Port = "/dev/ttyUSB0" } };
        var withLines = blind with
        {
            Lamps = new LampsConfig { Sensors = phone.Lamps["lines"].ToImmutableDictionary(lamp => lamp, lamp => new PinRef("mux", lamp[^1] - '1')) },
        };
        return (
            ProcedureChecker.CanBeSeen(condition, phone, blind),
            ProcedureChecker.CanBeSeen(condition, phone, withConsole),
            ProcedureChecker.CanBeSeen(condition, phone, withLines));
    }
}
