namespace PhoneRig.Core.Timeline.Facts;

/// <summary>Something that a person should know while a run goes on: "dark for 15 min, formatting until 2:04:10 at the latest".</summary>
/// <param name="Text">The sentence.</param>
public sealed record Notice(string Text) : Fact;
