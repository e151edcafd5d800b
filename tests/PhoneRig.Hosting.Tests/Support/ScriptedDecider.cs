using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A decider that notes what it is fed and answers by the test's rule; its state counts its steps.</summary>
internal sealed class ScriptedDecider(Func<Input, Answer?> rule) : IDecider<int>
{
    /// <summary>What it was fed: "1 StopRequested", or "tick 5" with the seconds.</summary>
    public List<string> Fed { get; } = [];

    public int Start => 0;

    /// <summary>What it answers where the rule has no answer.</summary>
    public TimeSpan? WakeAt { get; set; }

    public Decided<int> Step(int state, Input input)
    {
        Assert.That(state, Is.EqualTo(Fed.Count), "no step is taken from an old state");
        Fed.Add(input.Entry is { } entry
            ? FormattableString.Invariant($"{entry.Sequence} {entry.Fact.GetType().Name}")
            : FormattableString.Invariant($"tick {input.Uptime.TotalSeconds}"));
        var answer = rule(input) ?? new Answer([], [], WakeAt);
        WakeAt = answer.WakeAt;
        return new Decided<int>(state + 1, [.. answer.Facts], [.. answer.Deeds], answer.WakeAt);
    }
}
