using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>
/// Makes lines of a console's bytes, and tells what they mean by the model's rules. A fold over chunks of bytes and ticks; any bytes will do.
/// <list type="bullet">
/// <item>A line ends with CR, LF or both; empty lines are none. A prompt without an end counts as a line after 200 ms of quiet; when a rule
/// knows the line only once its end has come as well, the whole line is told again with that rule.</item>
/// <item>A line longer than 1024 characters is told in parts.</item>
/// <item>Bytes that are not printable ASCII are shown as <c>\xNN</c>, except the tab, which stays: rules see what people see.</item>
/// <item>More than 100 lines a second (200 that a rule knows) are counted in <c>sightings-lost</c> instead: 9600 baud (facts 5.1)
/// carry 960 bytes a second, so these are lines of under ten bytes, and noise.</item>
/// </list>
/// </summary>
/// <param name="model">The model's console.</param>
public sealed class ConsoleReader(ConsoleModel model)
{
    /// <summary>A line without an end counts as one after this much quiet: 192 bytes' worth of time at 9600 baud (facts 5.1), so no gap within a line.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest line, in characters as shown; the phone's own are below 200 (facts 5.3).</summary>
    public const int LongestLine = 1024;

    /// <summary>Lines told in a second; twice as many where a rule knows them.</summary>
    public const int LinesASecond = 100;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ConsoleRules rules = new(model);

    /// <summary>The state before the first byte.</summary>
    public ConsoleReaderState Start { get; } = new();

    /// <summary>Takes received bytes.</summary>
    public Sensed<ConsoleReaderState> Step(ConsoleReaderState state, TimeSpan uptime, ReadOnlySpan<byte> bytes)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        state = Pass(state, uptime, facts);
        var line = new ShownLine(state.Pending);
        foreach (var value in bytes)
        {
            if (value is (byte)'\r' or (byte)'\n')
            {
                state = Tell(state, line.Take(), facts, ended: true);
            }
            else
            {
                line.Add(value);
                if (line.Length >= LongestLine)
                {
                    state = Tell(state, line.Take(), facts, ended: true);
                }
            }
        }

        return Result(state with { Pending = line.Take(), LastByte = bytes.IsEmpty ? state.LastByte : uptime }, facts);
    }

    /// <summary>Lets time pass.</summary>
    public Sensed<ConsoleReaderState> Step(ConsoleReaderState state, TimeSpan uptime)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        return Result(Pass(state, uptime, facts), facts);
    }

    private static Sensed<ConsoleReaderState> Result(ConsoleReaderState state, ImmutableArray<Fact>.Builder facts) =>
        new(state, facts.DrainToImmutable(), Earliest.Of(
            state.Pending.Length > 0 ? state.LastByte + Quiet : null,
            state.Lost > 0 ? state.SecondStart + Second : null));

    private ConsoleReaderState Pass(ConsoleReaderState state, TimeSpan uptime, ImmutableArray<Fact>.Builder facts)
    {
        if (uptime >= state.SecondStart + Second)
        {
            if (state.Lost > 0)
            {
                facts.Add(new SightingsLost("console", state.Lost));
            }

            state = state with { SecondStart = uptime, Given = 0, Lost = 0 };
        }

        return state.Pending.Length > 0 && uptime >= state.LastByte + Quiet
            ? Tell(state, state.Pending, facts, ended: false) with { Pending = "" }
            : state;
    }

    private ConsoleReaderState Tell(ConsoleReaderState state, string text, ImmutableArray<Fact>.Builder facts, bool ended)
    {
        var match = rules.Match(text);
        if (state.Flushed.Length > 0 && match is null && rules.Match(state.Flushed + text) is { } whole)
        {
            (text, match) = (state.Flushed + text, whole);
        }

        // What a rule knew is told once; what none knew may be the first half of a line that one does.
        var flushed = ended || match is not null ? "" : state.Flushed + text;
        state = state with { Flushed = flushed.Length <= LongestLine ? flushed : "" };
        if (text.Length == 0)
        {
            return state;
        }

        if (state.Given >= (match is null ? LinesASecond : 2 * LinesASecond))
        {
            return state with { Lost = state.Lost + 1 };
        }

        facts.Add(new ConsoleLine(text, match?.Rule, match?.Values));
        return state with { Given = state.Given + 1 };
    }
}
