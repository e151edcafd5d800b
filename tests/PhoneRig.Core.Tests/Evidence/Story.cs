using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>Facts as tests tell them, and entries that count up by themselves.</summary>
internal static class Story
{
    public static readonly Fact Discover = new DhcpAsked("m", null, "discover", null);
    public static readonly Fact Request = new DhcpAsked("m", null, "request", null);
    public static readonly Fact Ack = new DhcpAnswered("m", "10.0.0.9", "ack");

    public static Fact Power(bool on) => new PowerSwitched(0, on);

    public static Fact Line(string rule, string? load = null) =>
        new ConsoleLine(rule, rule, load is null ? null : System.Collections.Immutable.ImmutableSortedDictionary<string, string>.Empty.Add("load", load));

    public static Fact Asked(string file) => new TftpRequested("m", "10.0.0.9", file);

    public static Fact Served(string file, long bytes = 1000) => new TftpCompleted("m", "10.0.0.9", file, bytes, S(1));

    public static Fact Refused(string file) => new TftpRefused("m", "10.0.0.9", file, "file not found");

    public static Fact Progress(string file, long bytes = 500) => new TftpProgress("m", "10.0.0.9", file, bytes, 1000);

    public static Fact Began(LampPattern pattern, LampColour colour, double since, string group = "lines") => new LampsBegan(group, pattern, colour, null, S(since));

    public static Fact Ended(LampPattern pattern, LampColour colour, string group = "lines") => new LampsEnded(group, pattern, colour, S(1));

    public static Input At(double seconds, Fact fact, long? sequence = null) => Input.Of(new Entry(sequence ?? (long)(seconds * 10), VirtualClock.Epoch + S(seconds), S(seconds), fact));

    public static Input Tick(double seconds) => Input.Tick(S(seconds));
}
