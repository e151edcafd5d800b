using System.Text.Json.Serialization;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Timeline;

/// <summary>
/// One fact of a station: a deed, a sighting or a decision. A closed family with one JSON <c>kind</c> each, shared by journal,
/// control socket, reports and replay. A kind is never renamed; fields are only added, and optional.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RunStarted), "run-started")]
[JsonDerivedType(typeof(DeedIntended), "deed-intended")]
[JsonDerivedType(typeof(PowerSwitched), "power-switched")]
[JsonDerivedType(typeof(KeyPressed), "key-pressed")]
[JsonDerivedType(typeof(KeyHeld), "key-held")]
[JsonDerivedType(typeof(KeyReleased), "key-released")]
[JsonDerivedType(typeof(HookMoved), "hook-moved")]
[JsonDerivedType(typeof(ConsoleSent), "console-sent")]
[JsonDerivedType(typeof(PersonAsked), "person-asked")]
[JsonDerivedType(typeof(DeedFailed), "deed-failed")]
[JsonDerivedType(typeof(RigFault), "rig-fault")]
[JsonDerivedType(typeof(LampsBegan), "lamps-began")]
[JsonDerivedType(typeof(LampsEnded), "lamps-ended")]
[JsonDerivedType(typeof(ConsoleOpened), "console-opened")]
[JsonDerivedType(typeof(ConsoleLost), "console-lost")]
[JsonDerivedType(typeof(ConsoleLine), "console-line")]
[JsonDerivedType(typeof(DhcpAsked), "dhcp-asked")]
[JsonDerivedType(typeof(DhcpAnswered), "dhcp-answered")]
[JsonDerivedType(typeof(TftpRequested), "tftp-requested")]
[JsonDerivedType(typeof(TftpRefused), "tftp-refused")]
[JsonDerivedType(typeof(TftpProgress), "tftp-progress")]
[JsonDerivedType(typeof(TftpCompleted), "tftp-completed")]
[JsonDerivedType(typeof(TftpFailed), "tftp-failed")]
[JsonDerivedType(typeof(PacketRejected), "packet-rejected")]
[JsonDerivedType(typeof(SightingsLost), "sightings-lost")]
[JsonDerivedType(typeof(StageChanged), "stage-changed")]
[JsonDerivedType(typeof(AttemptStarted), "attempt-started")]
[JsonDerivedType(typeof(AttemptEnded), "attempt-ended")]
[JsonDerivedType(typeof(StepStarted), "step-started")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
[JsonDerivedType(typeof(StopRequested), "stop-requested")]
[JsonDerivedType(typeof(VerdictReached), "verdict-reached")]
[JsonDerivedType(typeof(RigStarted), "rig-started")]
[JsonDerivedType(typeof(PowerAdopted), "power-adopted")]
[JsonDerivedType(typeof(DeedRefused), "deed-refused")]
[JsonDerivedType(typeof(DeedCancelled), "deed-cancelled")]
[JsonDerivedType(typeof(FirmwareServed), "firmware-served")]
[JsonDerivedType(typeof(OffProven), "off-proven")]
[JsonDerivedType(typeof(OffDisproven), "off-disproven")]
[JsonDerivedType(typeof(Diagnosed), "diagnosed")]
[JsonDerivedType(typeof(Notice), "notice")]
[JsonDerivedType(typeof(ProcedureEnded), "procedure-ended")]
[JsonDerivedType(typeof(PossibleSighting), "possible-sighting")]
public abstract record Fact;
