using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Cli.Views;

/// <summary>A phone that is, or may be, writing its flash: who cuts its power now breaks it.</summary>
/// <param name="Station">Where.</param>
/// <param name="Stage">What it most likely writes.</param>
/// <param name="Certain">False where it may as well be doing something harmless.</param>
/// <param name="Until">Rig time at which it is over at the latest; null where nobody can say.</param>
/// <param name="Now">Rig time when this was asked.</param>
internal sealed record MidWrite(string Station, BootStage Stage, bool Certain, TimeSpan? Until, TimeSpan Now)
{
    /// <summary>The sentence for who stops the run; it names how long from now too, since nobody's watch shows rig time.</summary>
    public string Words => $"{Station} {(Certain ? "is" : "may be")} {FactWords.Describe(Stage)} {End}: leave its power on";

    private string End => Until is { } until
        ? $"until {StationPhrases.Clock(until)} at the latest ({StationPhrases.Clock(until - Now)} from now)"
        : "and nobody can say until when";
}
