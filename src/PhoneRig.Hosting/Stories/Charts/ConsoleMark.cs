namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>A line of the console.</summary>
/// <param name="At">When it came.</param>
/// <param name="Text">The line.</param>
/// <param name="Rule">The rule that knew it; null for none.</param>
/// <param name="Telling">True for a turn of the story.</param>
/// <param name="Entry">The entry that tells it.</param>
public sealed record ConsoleMark(TimeSpan At, string Text, string? Rule, bool Telling, long Entry);
