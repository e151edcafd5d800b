namespace PhoneRig.Core.Evidence.Stages;

/// <summary>The console rules that say in which stage a phone is, by the names that models give them (lines in facts 5.3). A model without one of them is only told less.</summary>
public static class ConsoleRuleNames
{
    /// <summary>The loader's banner: power is on, or it has just restarted.</summary>
    public const string BootBanner = "boot-banner";

    /// <summary>SYSMSG: Last reboot cause; what it was is the rule's group "cause".</summary>
    public const string RebootCause = "reboot-cause";

    /// <summary>INIT: Waiting for factory reset sequence.</summary>
    public const string ResetCodeWanted = "reset-code-wanted";

    /// <summary>Key press = N.</summary>
    public const string KeyEcho = "key-echo";

    /// <summary>INIT: Beginning factory reset...</summary>
    public const string ResetBegun = "reset-begun";

    /// <summary>INIT: Incorrect factory reset sequence.</summary>
    public const string ResetRefused = "reset-refused";

    /// <summary>CLEAN: deleting file ...</summary>
    public const string Erasing = "erasing";

    /// <summary>Formatting ... with cffs</summary>
    public const string FlashFormatting = "flash-formatting";

    /// <summary>** ERROR ** creating system directories; Will reformat disk...</summary>
    public const string FlashReformat = "flash-reformat";

    /// <summary>*** Fatal Error mounting ...!! ***: it hangs for 24 hours and writes nothing.</summary>
    public const string FlashFatal = "flash-fatal";

    /// <summary>power source toggled - reboot: it has two sources of power, and restarts (facts 0.9).</summary>
    public const string PowerSourceToggled = "power-source-toggled";

    /// <summary>Write Starting for file=...</summary>
    public const string Writing = "writing";

    /// <summary>file=... Written: the next archive follows.</summary>
    public const string Written = "written";

    /// <summary>Making tftp request to Svr... --> ...: the value <c>file</c> is its name.</summary>
    public const string FileWanted = "file-wanted";

    /// <summary>Making tftp request to Svr... --> termZZ.default.loads: a load, by a name that no phone has (facts 3.1).</summary>
    public const string LostModelWanted = "lost-model-wanted";

    /// <summary>TFTPERR_TIMEOUT retry in ... seconds.</summary>
    public const string TransferTimedOut = "download-retry";

    /// <summary>Reboot in ... seconds: whatever it fetched, it has ended.</summary>
    public const string Rebooting = "rebooting";

    /// <summary>Write verify of ... failed! Update failure on ...!</summary>
    public const string WriteFailed = "write-failed";

    /// <summary>Software load ... validated: the value <c>load</c> is its name.</summary>
    public const string LoadValidated = "load-validated";

    /// <summary>Authentication *** FAILED ***: the loader does not take a file's signature.</summary>
    public const string SignatureBad = "signature-bad";

    /// <summary>Starting alternate command line; setipcfg&gt;</summary>
    public const string ShellOpen = "shell-open";

    /// <summary>registrationState=NORMAL</summary>
    public const string Registered = "registered";

    /// <summary>Applications are starting: after the configuration (facts 1.2 stage 7).</summary>
    public const string ApplicationsUp = "applications-up";
}
