namespace PhoneRig.Core.Configuration;

/// <summary>One mistake in a file.</summary>
/// <param name="At">Where.</param>
/// <param name="Message">What is wrong, and the nearest right word or the next step.</param>
public sealed record ConfigProblem(Position At, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => At.Line == 0 ? Message : $"{At}: {Message}";
}
