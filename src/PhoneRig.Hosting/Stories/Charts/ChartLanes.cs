using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories.Charts;

/// <summary>Says in which lane of a chart a fact stands.</summary>
internal static class ChartLanes
{
    public static ChartLane Of(Fact fact) => fact switch
    {
        PowerSwitched or PowerAdopted or OffProven or OffDisproven or PowerMetered or PowerMissing => ChartLane.Power,
        KeyPressed or KeyHeld or KeyReleased or HookMoved => ChartLane.Keys,
        DeedIntended { Deed: Deed.SwitchPower } => ChartLane.Power,
        DeedIntended { Deed: Deed.PressKey or Deed.HoldKey or Deed.ReleaseKey or Deed.MoveHook } => ChartLane.Keys,
        LampsBegan or LampsEnded => ChartLane.Lamps,
        StageChanged => ChartLane.Stage,
        ConsoleLine or ConsoleLost or ConsoleGarbled or ConsoleRatesTried or ConsoleOpened or ConsoleSent => ChartLane.Console,
        DhcpAsked or DhcpAnswered or RivalDhcp or RivalDhcpGone => ChartLane.Dhcp,
        PacketRejected { Protocol: "dhcp" } => ChartLane.Dhcp,
        TftpRequested or TftpRefused or TftpProgress or TftpCompleted or TftpFailed or PacketRejected or FirmwareServed => ChartLane.Tftp,
        PossibleSighting perhaps => Of(perhaps.Sighting),
        _ => ChartLane.Attempts,
    };
}
