using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>A row of a drawn chart.</summary>
/// <param name="Lane">The lane that it belongs to; null for the evidence and for what must not be overlooked.</param>
/// <param name="Label">What is written at its left.</param>
/// <param name="Y">Its upper edge, in pixels.</param>
/// <param name="Height">Its height.</param>
/// <param name="Group">The group of lamps, where it is one.</param>
internal sealed record ChartRow(ChartLane? Lane, string Label, double Y, double Height, string? Group = null)
{
    /// <summary>The middle of the row.</summary>
    public double Middle => Y + Height / 2;
}
