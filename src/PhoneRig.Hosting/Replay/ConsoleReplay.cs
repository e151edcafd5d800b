using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Consoles;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Replay;

/// <summary>Reads the bytes of a recorded console once more, by the model's rules of today.</summary>
/// <param name="model">The console whose rules are meant.</param>
internal sealed class ConsoleReplay(ConsoleModel model)
{
    /// <summary>Longer than a line's or a second's memory: what comes after such a pause is read as at the time, whatever came before.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly ConsoleReader reader = new(model);

    /// <summary>Holds the recorded lines against those that the bytes give.</summary>
    /// <param name="raw">The raw file.</param>
    /// <param name="timeline">The station's entries.</param>
    /// <returns>What came of it, and the timeline with its lines as they are read now.</returns>
    public (RawAgreement Agreement, ImmutableArray<Entry> Timeline) Read(string raw, ImmutableArray<Entry> timeline)
    {
        var read = ReadAll(raw, timeline, out var from, out var to, out var remark);
        var now = timeline.ToBuilder();
        var (recorded, found, next) = (0, 0, 0);
        string? first = null;
        for (var i = 0; i < now.Count; i++)
        {
            if (now[i] is not { Fact: ConsoleLine line } entry || entry.Uptime < from || entry.Uptime >= to)
            {
                continue;
            }

            recorded++;
            var match = read.FindIndex(next, one => one.Text == line.Text);
            if (match < 0)
            {
                first ??= $"entry {entry.Sequence} at {FactWords.Moment(entry.Uptime)}: the bytes do not give the line \"{line.Text}\"";
                continue;
            }

            next = match + 1;
            if (FactJson.Write(read[match]) == FactJson.Write(line))
            {
                found++;
                continue;
            }

            first ??= $"entry {entry.Sequence} at {FactWords.Moment(entry.Uptime)}: \"{line.Text}\" was {Rule(line)}, and is {Rule(read[match])} now";
            now[i] = entry with { Fact = read[match] };
        }

        return (new RawAgreement(RawLines.Console, recorded, found, first, remark), now.ToImmutable());
    }

    private static string Rule(ConsoleLine line) => line.Rule is null ? "known to no rule" : $"known to {line.Rule}";

    /// <summary>The lines; the time that they are of begins after a pause, and ends before a gap.</summary>
    private List<ConsoleLine> ReadAll(string raw, ImmutableArray<Entry> timeline, out TimeSpan from, out TimeSpan to, out string? remark)
    {
        var lines = new List<ConsoleLine>();
        var lost = new Queue<TimeSpan>(timeline.Where(entry => entry.Fact is ConsoleLost).Select(entry => entry.Uptime));
        var state = reader.Start;
        TimeSpan? began = null;
        var before = TimeSpan.MinValue;
        (to, remark) = (TimeSpan.MaxValue, null);
        foreach (var (at, bytes) in RawLines.Chunks(raw))
        {
            if (bytes is null)
            {
                (to, remark) = (at - Pause, $"compared up to {FactWords.Moment(at)} only: bytes were lost there");
                break;
            }

            // The first chunk of a boot's first file is the console's first; any other may be the rest of a line.
            if (began is null && before != TimeSpan.MinValue && at - before < Pause)
            {
                before = at;
                continue;
            }

            while (lost.TryPeek(out var cut) && cut <= at)
            {
                Keep(reader.Step(state, lost.Dequeue(), "\n"u8));
            }

            began ??= at;
            before = at;
            Keep(reader.Step(state, at, bytes));
        }

        Keep(reader.Step(state, before == TimeSpan.MinValue ? TimeSpan.Zero : before + Pause));
        from = began ?? TimeSpan.MaxValue;
        return lines;

        void Keep(Sensed<ConsoleReaderState> step)
        {
            state = step.State;
            lines.AddRange(step.Facts.OfType<ConsoleLine>());
        }
    }
}
