using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Procedures;

/// <summary>A procedure on a station of the test phone, with the loop played.</summary>
internal sealed class ProcedureBench
{
    /// <summary>Lengths that no default has, so that a test sees where a number comes from.</summary>
    public static readonly PhoneModel Phone = Model with
    {
        Keys = "0123456789*#".Select((name, at) => (Name: name.ToString(), Echo: at))
            .ToImmutableDictionary(key => key.Name, key => new KeyModel { Echo = key.Echo }),
        Timings = Model.Timings
            .Add("press", new Timing { Typical = Ms(150), From = Ms(100), To = Ms(280), Fact = "9" })
            .Add("gap", new Timing { Typical = Ms(250), From = Ms(200), To = Ms(400), Fact = "9" })
            .Add("code-window", new Timing { Typical = S(40), Fact = "2.2" })
            .Add("person-reaction", new Timing { Typical = S(2), To = S(8), Fact = "test" }),
    };

    public ProcedureBench(ImmutableArray<Step> steps, KeypadKind keypad = KeypadKind.Taps, bool console = true, bool lamps = true, TimeSpan? blind = null)
    {
        var procedure = new Procedure { Name = "test", Title = "Test", Steps = steps };
        Loop = new PlayedLoop<RunnerDecider.State>(new RunnerDecider(new ProcedureRunner(procedure, Phone, Wiring(keypad, console, lamps), blind)));
    }

    public PlayedLoop<RunnerDecider.State> Loop { get; }

    public RunnerState State => Loop.State.Runner!;

    public string? Outcome => State.Outcome?.Name;

    public string? Why => State.Outcome?.Why;

    public IEnumerable<Deed> Deeds => Loop.Deeds.Select(deed => deed.Deed);

    public IEnumerable<StepEnded> Ends => Loop.Facts.OfType<StepEnded>();

    /// <summary>The keys pressed so far, one after the other.</summary>
    public string Pressed => string.Concat(Deeds.OfType<Deed.PressKey>().Select(press => press.Key.Name));

    /// <summary>A run start, as the first entry.</summary>
    public static Fact Started { get; } = new RunStarted("rig", "test", false, null);

    public static StationWiring Wiring(KeypadKind keypad = KeypadKind.Taps, bool console = true, bool lamps = true) => new(
        new StationConfig
        {
            Phone = "test",
            Power = new PowerConfig { Relay = new PinRef("gpio", 17) },
            Keypad = new KeypadConfig { Kind = keypad },
            Console = console ? new ConsoleConfig { Port = "/dev/x", Transmit = true } : null,
            Lamps = lamps
                ? new LampsConfig { Sensors = Enumerable.Range(1, 8).ToImmutableDictionary(at => $"line{at}", at => new PinRef("m", at)) }
                : null,
        },
        Phone);

    public static Fact Echo(string key) => new ConsoleLine(
        $"\tKey press = {Phone.Keys[key].Echo}", "key-echo", ImmutableSortedDictionary<string, string>.Empty.Add("key", $"{Phone.Keys[key].Echo}"));

    public ProcedureBench Begin()
    {
        Loop.Tell(Started);
        return this;
    }

    public ProcedureBench At(double seconds)
    {
        Loop.RunTo(S(seconds));
        return this;
    }

    public ProcedureBench At(double seconds, Fact fact)
    {
        At(seconds).Loop.Tell(fact);
        return this;
    }

    public ProcedureBench CodeWanted()
    {
        Loop.Tell(Story.Line("reset-code-wanted"));
        return this;
    }
}
