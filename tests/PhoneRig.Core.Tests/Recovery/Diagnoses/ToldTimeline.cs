using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Tests.Configuration;
using PhoneRig.Core.Tests.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Recovery.Diagnoses;

/// <summary>
/// A timeline told by hand, held against the shipped diagnoses. One entry a line, "WHEN WHAT", in the words of diagnoses.yaml:
/// <code>
/// 12s power on
/// 40s tftp default-load-served      (also: default-load, default-load-refused)
/// 45s console signature-bad
/// 50s lines walking amber           (until the group's next line; "lines ended": none)
/// 60s..5m/20s dhcp discover         (again and again)
/// 6m outcome nothing-asked
/// 10m end                           (time passes, and nothing happens)
/// </code>
/// </summary>
internal sealed class ToldTimeline
{
    private static readonly PhoneModel Phone = Repository.Shipped.Phone("cisco-7970").Value!;
    private static readonly DiagnosisBook Book = Repository.Shipped.Diagnoses().Value!;
    private static readonly HashSet<string> Rules = [.. Phone.Console.Rules.Select(rule => rule.Rule)];

    private readonly ConditionEvaluator evaluator = new(Phone);
    private readonly Dictionary<string, ConditionState> watched;
    private long sequence;

    private ToldTimeline() => watched = Book.Diagnoses.ToDictionary(one => one.Key, one => evaluator.Start(one.Value.When, TimeSpan.Zero, ActiveLamps.None));

    /// <summary>The diagnoses that a timeline meets, sorted; those of sites with other servers only where asked for, and those of the rig's own servers only else.</summary>
    public static IEnumerable<string> Meets(string told, DiagnosisSite site = DiagnosisSite.Any) =>
        Met(told).Where(one => Book.Diagnoses[one.Name].Site == site || Book.Diagnoses[one.Name].Site is DiagnosisSite.Any || (site == DiagnosisSite.Any && Book.Diagnoses[one.Name].Site == DiagnosisSite.BuiltIn)).Select(one => one.Name).Order(StringComparer.Ordinal);

    /// <summary>When a timeline meets a diagnosis; null for never.</summary>
    public static TimeSpan? MeetsAt(string told, string diagnosis) =>
        Met(told).Where(one => one.Name == diagnosis).Select(one => (TimeSpan?)one.At).SingleOrDefault();

    private static IEnumerable<(string Name, TimeSpan At)> Met(string told)
    {
        var timeline = new ToldTimeline();
        foreach (var (at, what) in Read(told))
        {
            timeline.Tell(at, what);
        }

        return timeline.watched.Where(one => one.Value.Met is not null).Select(one => (one.Key, one.Value.Met!.At));
    }

    private static IEnumerable<(TimeSpan At, string What)> Read(string told)
    {
        var entries = new List<(TimeSpan At, string What)>();
        foreach (var line in told.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var (when, what) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            if (when.Split("..") is [var first, var rest] && rest.Split('/') is [var last, var step])
            {
                for (var at = Time(first); at <= Time(last); at += Time(step))
                {
                    entries.Add((at, what));
                }
            }
            else
            {
                entries.Add((Time(when), what));
            }
        }

        return entries.OrderBy(entry => entry.At);
    }

    private void Tell(TimeSpan at, string what)
    {
        while (watched.Values.Select(one => one.WakeAt).Where(wake => wake <= at).Min() is { } wake)
        {
            Step(Input.Tick(wake));
        }

        Step(what == "end" ? Input.Tick(at) : Input.Of(new Entry(++sequence, VirtualClock.Epoch + at, at, FactOf(at, what.Split(' ')))));
    }

    private void Step(Input input)
    {
        foreach (var (name, state) in watched.ToList())
        {
            watched[name] = evaluator.Step(state, input);
        }
    }

    private static Fact FactOf(TimeSpan at, string[] words) => words switch
    {
        ["power", "on"] => Story.Power(true),
        ["power", "off"] => Story.Power(false),
        ["power", "off-proven"] => new OffProven(TimeSpan.FromSeconds(12)),
        ["power", "alive-while-off"] => new OffDisproven(1),
        ["power", "fed-while-off"] => new OffDisproven(1) { Welded = true },
        ["power", "unfed-while-on"] => new PowerMissing(TimeSpan.FromSeconds(10), 1),
        ["console", var rule] when Rules.Contains(rule) => Story.Line(rule),
        ["dhcp", "discover" or "request" or "decline" or "release"] => new DhcpAsked("m", null, words[1], null),
        ["dhcp", "offer" or "ack" or "nak"] => new DhcpAnswered("m", "10.0.0.9", words[1]),
        ["tftp", var transfer] when transfer.EndsWith("-served", StringComparison.Ordinal) => Story.Served(FileOf(transfer[..^"-served".Length])),
        ["tftp", var transfer] when transfer.EndsWith("-refused", StringComparison.Ordinal) => Story.Refused(FileOf(transfer[..^"-refused".Length])),
        ["tftp", var kind] => Story.Asked(FileOf(kind)),
        ["outcome", var outcome] => new AttemptEnded(1, "procedure", outcome, "because"),
        [var group, "ended"] => Story.Ended(LampPattern.Dark, LampColour.Dark, group),
        [var group, var pattern] => Story.Began(Enum.Parse<LampPattern>(pattern, ignoreCase: true), LampColour.Dark, at.TotalSeconds, group),
        [var group, var pattern, var colour] => Story.Began(Enum.Parse<LampPattern>(pattern, ignoreCase: true), Enum.Parse<LampColour>(colour, ignoreCase: true), at.TotalSeconds, group),
        _ => throw new ArgumentException($"\"{string.Join(' ', words)}\" is nothing that a timeline shows", nameof(words)),
    };

    private static string FileOf(string kind) => Phone.Files[kind][0].Replace("{mac}", "001B2C3D4E5F", StringComparison.Ordinal).Replace("*", "some", StringComparison.Ordinal);

    /// <summary>"90s", "5m", "6m12s".</summary>
    private static TimeSpan Time(string text)
    {
        var (sum, begun) = (TimeSpan.Zero, 0);
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsAsciiLetter(text[at]))
            {
                sum += DurationText.TryParse(text[begun..(at + 1)], out var part) ? part : throw new FormatException($"\"{text}\" is no time");
                begun = at + 1;
            }
        }

        return sum;
    }
}
