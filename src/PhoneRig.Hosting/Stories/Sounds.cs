using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories;

/// <summary>What ends a silence: a word of the phone's, or a hand that gave it power or took it.</summary>
internal static class Sounds
{
    public static bool Is(Fact fact) => fact is ConsoleLine or NetworkSighting or PowerSwitched or AttemptStarted or AttemptEnded or VerdictReached;
}
