using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>Lays a run out over time.</summary>
/// <param name="recorded">The run.</param>
/// <param name="transfers">Its transfers.</param>
/// <param name="evidence">Entries that are quoted somewhere: what they tell is worth a mark.</param>
internal sealed class ChartReader(Recorded recorded, ImmutableArray<Transfer> transfers, IReadOnlySet<long> evidence)
{
    private readonly List<PowerSpan> power = [];
    private readonly List<KeySpan> keys = [];
    private readonly List<LampSpan> lamps = [];
    private readonly List<StageSpan> stages = [];
    private readonly List<ConsoleMark> console = [];
    private readonly List<DhcpMark> dhcp = [];
    private readonly List<NoteMark> notes = [];
    private readonly Dictionary<string, KeySpan> down = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, LampSpan> lit = new(StringComparer.Ordinal);

    public Chart Read()
    {
        power.Add(new PowerSpan(TimeSpan.Zero, recorded.Length, On: null, Entry: null));
        foreach (var entry in recorded.Entries)
        {
            Take(entry, recorded.At(entry));
        }

        keys.AddRange(down.Values.Select(key => key with { To = recorded.Length }));
        lamps.AddRange(lit.Values.Select(span => span with { To = recorded.Length }));
        return new Chart(
            recorded.Length,
            QuietStretches.Of(recorded.Length, Moments()),
            [.. power.Where((span, i) => span.To > span.From || power.Count == 1)],
            [.. keys.OrderBy(key => key.From)],
            [.. lamps.OrderBy(span => span.From)],
            [.. stages],
            [.. console],
            [.. dhcp],
            transfers,
            [.. notes]);
    }

    private void Take(Entry entry, TimeSpan at)
    {
        switch (entry.Fact)
        {
            case PowerSwitched { On: var on }:
                Power(on, at, entry);
                break;
            case PowerAdopted { On: var on }:
                Power(on, at, entry);
                break;
            case KeyPressed pressed:
                var from = at - pressed.For;
                keys.Add(new KeySpan(from < TimeSpan.Zero ? TimeSpan.Zero : from, at, pressed.Key.Name, Held: false, entry.Sequence));
                break;
            case KeyHeld held:
                down.TryAdd(held.Key.Name, new KeySpan(at, at, held.Key.Name, Held: true, entry.Sequence));
                break;
            case KeyReleased released:
                Release(released.Key.Name, at);
                break;
            case HookMoved { OffHook: true }:
                down.TryAdd("hook", new KeySpan(at, at, "hook", Held: true, entry.Sequence));
                break;
            case HookMoved:
                Release("hook", at);
                break;
            case LampsBegan began:
                Lamps(began.Group, recorded.At(began.Since));
                lit[began.Group] = new LampSpan(recorded.At(began.Since), at, began.Group, began.Pattern, began.Colour, entry.Sequence);
                break;
            case LampsEnded ended:
                Lamps(ended.Group, at);
                break;
            case StageChanged changed:
                if (stages.Count > 0)
                {
                    stages[^1] = stages[^1] with { To = at };
                }

                stages.Add(new StageSpan(at, recorded.Length, changed.Likeliest, changed.Possible, entry.Sequence));
                break;
            case ConsoleLine line:
                console.Add(new ConsoleMark(at, line.Text, line.Rule, TellingRules.Has(line.Rule) || evidence.Contains(entry.Sequence), entry.Sequence));
                break;
            case DhcpAsked asked:
                dhcp.Add(new DhcpMark(at, asked.Message, Asked: true, asked.Address, entry.Sequence));
                break;
            case DhcpAnswered answered:
                dhcp.Add(new DhcpMark(at, answered.Message, Asked: false, answered.Address, entry.Sequence));
                break;
            case DeedRefused or DeedFailed or RigFault:
                notes.Add(new NoteMark(at, FactWords.Describe(entry.Fact), Grave: true, entry.Sequence));
                break;
            case ConsoleLost or ConsoleGarbled or ConsoleRatesTried or StopRequested or Notice or PersonAsked or SightingsLost or OffDisproven or PowerMissing or AttributionConflict or MacScanned or MacForgotten or UpsSeen or SwitchPortSeen { Feeds: true }:
            case PhoneRegistered or PhoneUnregistered or PhonePageRead or HostAnswered:
            case DeedIntended { ForcedBy: not null }:
                notes.Add(new NoteMark(at, FactWords.Describe(entry.Fact), Grave: false, entry.Sequence));
                break;
            default:
                break;
        }
    }

    private void Power(bool? on, TimeSpan at, Entry entry)
    {
        power[^1] = power[^1] with { To = at };
        power.Add(new PowerSpan(at, recorded.Length, on, entry.Sequence));
    }

    private void Release(string key, TimeSpan at)
    {
        if (down.Remove(key, out var span))
        {
            keys.Add(span with { To = at });
        }
    }

    private void Lamps(string group, TimeSpan at)
    {
        if (lit.Remove(group, out var span))
        {
            lamps.Add(span with { To = at < span.From ? span.From : at });
        }
    }

    /// <summary>When something was sensed or done. Stages are folded from that, and lamps that stay dark are no event.</summary>
    private IEnumerable<TimeSpan> Moments() => recorded.Entries
        .Where(entry => entry.Fact is not (StageChanged or LampsEnded { Pattern: LampPattern.Dark } or LampsBegan { Pattern: LampPattern.Dark }))
        .Select(recorded.At)
        .Concat(lamps.Where(span => span.Pattern != LampPattern.Dark).SelectMany(span => new[] { span.From, span.To }));
}
