namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>The lanes of a chart, from top to bottom.</summary>
public enum ChartLane
{
    /// <summary>What was tried.</summary>
    Attempts,
    /// <summary>Whether the brick fed the phone.</summary>
    Power,
    /// <summary>Keys and hook.</summary>
    Keys,
    /// <summary>What groups of lamps did.</summary>
    Lamps,
    /// <summary>What the phone was most likely doing.</summary>
    Stage,
    /// <summary>Lines of the console.</summary>
    Console,
    /// <summary>DHCP, asked and answered.</summary>
    Dhcp,
    /// <summary>Files asked for, and bytes.</summary>
    Tftp,
}
