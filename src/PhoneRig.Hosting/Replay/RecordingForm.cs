using System.Text.RegularExpressions;

namespace PhoneRig.Hosting.Replay;

/// <summary>How a recording is laid out: a zip with a header, the entries, the files that the run went by, and the raw material.</summary>
internal static partial class RecordingForm
{
    /// <summary>Raised whenever an older program could no longer read a recording rightly. What is only added is passed over by it.</summary>
    public const int Version = 1;

    /// <summary>The <see cref="RecordingHeader"/> as JSON.</summary>
    public const string Header = "recording.json";

    /// <summary>What is in it, for people.</summary>
    public const string ReadMe = "README.txt";

    /// <summary>A line an entry, as <c>run export</c> writes them, station by station; those of before the run that it went on from come first.</summary>
    public const string Entries = "entries.ndjson";

    /// <summary>The rig file.</summary>
    public const string Rig = "config/rig.yaml";

    /// <summary>The firmware sets without their contents.</summary>
    public const string Firmware = "config/firmware.json";

    /// <summary>What was asked for, and around what.</summary>
    public const string Applied = "config/applied.json";

    /// <summary>The rig-config folder that shipped with the program.</summary>
    public const string Shipped = "config/shipped/";

    /// <summary>The rig-config folder that came first.</summary>
    public const string Overrides = "config/overrides/";

    /// <summary>The segment's datagrams.</summary>
    public const string Capture = "captures/segment.pcapng";

    /// <summary>More members than any run makes: a zip of more is no recording.</summary>
    public const int MostMembers = 2_000;

    /// <summary>Bytes of one member: our choice, ten times the longest run that we know. A small zip can hold terabytes.</summary>
    public const long LargestMember = 128L << 20;

    /// <summary>Bytes of all members together.</summary>
    public const long LargestSum = 512L << 20;

    /// <summary>What consoles sent, or lamps showed: <c>raw/STATION/console.txt</c>.</summary>
    public static string Raw(string station, string source) => $"raw/{station}/{source}.txt";

    /// <summary>True for a configuration file's name that may become a file on this disk: nothing in it leads elsewhere.</summary>
    public static bool IsConfiguration(string name) => Configuration().IsMatch(name);

    [GeneratedRegex(@"^config/(rig\.yaml|(shipped|overrides)/([a-z][a-z-]{0,40}/)?[a-z0-9][a-z0-9.-]{0,80}\.yaml)\z")]
    private static partial Regex Configuration();
}
