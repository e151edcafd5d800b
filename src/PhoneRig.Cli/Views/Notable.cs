using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stories;

namespace PhoneRig.Cli.Views;

/// <summary>Which facts a person wants to read as they happen; all of them are in <c>--json</c>.</summary>
internal static class Notable
{
    /// <summary>True for what changes the picture: not for what is about to be, how far it is, or what goes without saying.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="stage">The likeliest stage before it.</param>
    public static bool Is(Fact fact, BootStage? stage) => fact switch
    {
        DeedIntended { ForcedBy: not null } => true,
        DeedIntended or TftpProgress or LampsEnded or UnknownFact => false,
        // Told where it belongs, or with the strangers; here it counts for interlocks only, at each station that it could be of.
        PossibleSighting => false,
        DhcpAnswered { Message: "offer" } => false,
        StepEnded { Outcome: "done" or "asked" } => false,
        StageChanged changed => changed.Likeliest != stage,
        ConsoleLine line => TellingRules.Has(line.Rule),
        _ => true,
    };
}
