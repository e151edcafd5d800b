using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the console says (facts 5.3): it is the phone's own word, so it overrules everything else.</summary>
internal sealed class ConsoleEvidence(FileNames files, StageTable table, UnseenTransfers unseen)
{
    public BootState Take(BootState state, ConsoleLine line, Entry entry) => Told(state with { AsksAgainAt = null }, line, entry);

    private BootState Told(BootState state, ConsoleLine line, Entry entry) => line.Rule switch
    {
        ConsoleRuleNames.BootBanner or ConsoleRuleNames.PowerSourceToggled => NewBoot(state, entry),
        ConsoleRuleNames.ResetCodeWanted => NewBoot(state, entry) with { Claims = table.Only(entry, [AwaitingCode]) },
        ConsoleRuleNames.KeyEcho => Echo(state, entry),
        ConsoleRuleNames.ResetBegun => state with { Claims = table.Only(entry, Begun(state.Code)) },
        ConsoleRuleNames.ResetRefused => NewBoot(state, entry),
        ConsoleRuleNames.Erasing => state with { Claims = table.Only(entry, [Erasing]) },
        ConsoleRuleNames.FlashFormatting or ConsoleRuleNames.FlashReformat => state with { Claims = table.Only(entry, [Formatting]) },
        ConsoleRuleNames.Writing or ConsoleRuleNames.Written when unseen.Files => state with { Claims = [.. table.UnseenLoad(entry).Reverse()] },
        ConsoleRuleNames.FileWanted when unseen.Files && line.Values?.GetValueOrDefault("file") is { } file && files.IsLoad(file) => state with { Claims = table.UnseenLoad(entry) },
        ConsoleRuleNames.LostModelWanted when unseen.Files => state with { Claims = table.UnseenLoad(entry) },
        // It waits before it asks again, and says so when it does (facts 3.2); noise may swallow that.
        ConsoleRuleNames.TransferTimedOut when unseen.Files => state with { Claims = table.Only(entry, [SeekingLease, Silent]), AsksAgainAt = entry.Uptime + table.SoonestRetry },
        // It may ask once more at once; after that it is silent for minutes (facts 1.4).
        ConsoleRuleNames.SignatureBad when unseen.Files => state with { Claims = table.Only(entry, [Silent, SeekingLease, Downloading]) },
        ConsoleRuleNames.Rebooting when unseen.Files => NewBoot(state, entry),
        ConsoleRuleNames.Writing => state with { Claims = table.Only(entry, [Writing, Downloading]) },
        ConsoleRuleNames.FlashFatal => state with { Claims = table.Only(entry, [Silent]), Code = null },
        // It has given this write up. Before the next one it must ask for a file again (facts 3.1), and that is seen.
        ConsoleRuleNames.WriteFailed => state with { Claims = table.Only(entry, [Silent, SeekingLease, Starting]) },
        ConsoleRuleNames.LoadValidated => state with { Claims = table.Only(entry, [Starting, SeekingLease]), Code = null },
        ConsoleRuleNames.ShellOpen => state with { Claims = table.Only(entry, [InShell]), Code = null },
        ConsoleRuleNames.Registered => state with { Claims = table.Only(entry, [Registered]), Code = null },
        _ => state,
    };

    private BootState NewBoot(BootState state, Entry entry) => state with { Claims = table.Only(entry, [Starting]), Code = null, Typed = "" };

    /// <summary>The code window runs from its question, not from each key; the echo of the last key changes nothing any more.</summary>
    private BootState Echo(BootState state, Entry entry) =>
        state.Code is not null || state.Likeliest == AwaitingCode ? state : state with { Claims = table.Only(entry, [AwaitingCode]) };

    private static BootStage[] Begun(TypedCode? code) => code switch
    {
        null => [Erasing, Formatting], // somebody else typed it
        { Formats: true } => [Formatting],
        _ => [Erasing],
    };
}
