namespace PhoneRig.Cli.Views;

/// <summary>How a test case ended that did not pass.</summary>
/// <param name="Element">The element: "failure", "error" or "skipped".</param>
/// <param name="Type">What it was, by name; a skipped case has none.</param>
/// <param name="Message">Why, and what to do.</param>
/// <param name="Text">What it rests on.</param>
internal sealed record JUnitEnding(string Element, string? Type, string Message, string Text)
{
    public const string Failure = "failure";
    public const string Error = "error";
    public const string Skipped = "skipped";
}
