namespace PhoneRig.Cli.Views;

/// <summary>One line of a report.</summary>
/// <param name="Label">What it is about; empty where it goes on with the row before.</param>
/// <param name="Text">What there is to say.</param>
internal sealed record ReportRow(string Label, string Text);
