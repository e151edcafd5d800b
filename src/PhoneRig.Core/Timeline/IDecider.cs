namespace PhoneRig.Core.Timeline;

/// <summary>A decider: a fold over entries and ticks. No async, no clock, no side effects: resume and replay call the same function.</summary>
/// <typeparam name="TState">Its state: a plain value.</typeparam>
public interface IDecider<TState>
{
    /// <summary>The state before anything was seen.</summary>
    TState Start { get; }

    /// <summary>Takes one entry or tick.</summary>
    Decided<TState> Step(TState state, Input input);
}
