using System.CommandLine;
using System.Globalization;

namespace PhoneRig.Cli.Verbs;

/// <summary>What a verb takes that may open a simulated rig.</summary>
internal sealed class SimulationOptions
{
    /// <summary>Times the clock's speed: four phones' recoveries end within 90 s so.</summary>
    public const double DefaultSpeed = 20;

    /// <summary>What a seed looks like.</summary>
    public const string Seed = "a whole number";

    private readonly Option<Speed?> speed = new("--speed")
    {
        Description = $"Simulated rigs: how many times faster than the clock, 0.1 to 100, or max for as fast as it can be computed (default: {DefaultSpeed})",
        HelpName = "N|max",
        CustomParser = argument => OptionText.Read<Speed>(argument, Verbs.Speed.TryParse, Verbs.Speed.Expected),
    };

    private readonly Option<int?> seed = new("--seed")
    {
        Description = "Simulated rigs: the seed of every random choice (default: 1)",
        HelpName = "N",
        CustomParser = argument => OptionText.Read<int>(argument, TryParseSeed, Seed),
    };

    /// <summary>Gives them to a verb.</summary>
    /// <returns>The verb.</returns>
    public Command On(Command verb)
    {
        verb.Options.Add(speed);
        verb.Options.Add(seed);
        return verb;
    }

    /// <summary>Takes what was said; null where a real rig is told what only a simulated one can do, and <paramref name="misuse"/> says so.</summary>
    public RigCall? Take(ParseResult parse, RigCall call, out string? misuse)
    {
        var given = new Option[] { speed, seed }.Where(option => parse.GetResult(option) is { Implicit: false }).ToList();
        misuse = given.Count > 0 && !call.Opening.Rig.Simulated ? $"{given[0].Name} is for simulated rigs, and {call.Opening.RigFile} is a real one: leave it out" : null;
        return misuse is not null
            ? null
            : call with
            {
                Opening = call.Opening with
                {
                    Speed = parse.GetValue(speed) is { } chosen ? chosen.Times : DefaultSpeed,
                    Seed = parse.GetValue(seed) ?? 1,
                },
                Overruled = given.Count > 0 ? $"; its own {string.Join(" and ", given.Select(option => option.Name))} count" : "",
            };
    }

    /// <summary>Reads a seed.</summary>
    public static bool TryParseSeed(string text, out int seed) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed);
}
