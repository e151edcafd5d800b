using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Core.Safety;

/// <summary>
/// Nothing is sent on the console during a boot: one ENTER opens the phone's shell (facts 0.10, 5.4), and a shell opened in a download or
/// an erase stops it halfway. It may be sent once the phone is certainly past its boot: in its shell, registering or registered, or silent
/// for longer than any boot lasts. A phone that is off takes no text, and may be fed by its signal. Somebody may answer for it by name: then it is
/// sent all the same.
/// </summary>
internal sealed class ConsoleSilence(ConsoleConfig? console) : IInterlock
{
    public const string Name = "console";

    public Permit? Judge(Situation situation)
    {
        if (situation.Deed is not Deed.SendConsole)
        {
            return null;
        }

        if (console is not { Transmit: true })
        {
            return new Permit.Refused(Name, console is null ? "this station has no console" : "this station's console only listens: where its TX wire is connected, write transmit: true in the rig file", null);
        }

        var boot = situation.Boot;
        if (boot.Claims.FirstOrDefault(claim => !IsPastBoot(claim.Stage)) is not { } claim)
        {
            return null;
        }

        return string.IsNullOrWhiteSpace(situation.ForcedBy)
            ? new Permit.Refused(Name, $"the phone may be {FactWords.Describe(claim.Stage)}, and one ENTER during a boot opens its emergency shell: wait until it is registered or silent", claim.Until)
            : new Permit.Granted(Name);
    }

    private static bool IsPastBoot(BootStage stage) => stage is BootStage.InShell or BootStage.Registering or BootStage.Registered or BootStage.Silent;
}
