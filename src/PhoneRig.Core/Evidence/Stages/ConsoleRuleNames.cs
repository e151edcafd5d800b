namespace PhoneRig.Core.Evidence.Stages;

/// <summary>The console rules that say in which stage a phone is, by the names that models give them (lines in facts 5.3). A model without one of them is only told less.</summary>
public static class ConsoleRuleNames
{
    /// <summary>The loader's banner: power is on, or it has just restarted.</summary>
    public const string BootBanner = "boot-banner";

    /// <summary>INIT: Waiting for factory reset sequence.</summary>
    public const string ResetCodeWanted = "reset-code-wanted";

    /// <summary>Key press = N.</summary>
    public const string KeyEcho = "key-echo";

    /// <summary>INIT: Beginning factory reset...</summary>
    public const string ResetBegun = "reset-begun";

    /// <summary>INIT: Incorrect factory reset sequence.</summary>
    public const string ResetCodeRefused = "reset-refused";

    /// <summary>CLEAN: deleting file ...</summary>
    public const string EraseProgress = "erasing";

    /// <summary>Formatting ... with cffs.</summary>
    public const string FormatBegun = "flash-formatting";

    /// <summary>Will reformat disk...</summary>
    public const string Reformat = "flash-reformat";

    /// <summary>Write Starting for file=...</summary>
    public const string WriteBegun = "writing";

    /// <summary>Software load ... validated: the value <c>load</c> is its name.</summary>
    public const string LoadValidated = "load-validated";

    /// <summary>setipcfg&gt;</summary>
    public const string ShellPrompt = "shell-open";

    /// <summary>registrationState=NORMAL</summary>
    public const string Registered = "registered";
}
