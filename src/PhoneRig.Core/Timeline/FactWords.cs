using System.Globalization;
using PhoneRig.Core.Attribution;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Timeline;

/// <summary>Facts in plain words: one line each, for logs, reports and quoted evidence.</summary>
public static class FactWords
{
    /// <summary>What was sensed, done or decided, as a phrase without a full stop.</summary>
    /// <exception cref="ArgumentException">A kind without words: every kind has its line here.</exception>
    public static string Describe(Fact fact) => fact switch
    {
        RunStarted f => $"{(f.Job is null ? "run" : f.Job)} started on rig {f.Rig}: {(f.Simulated ? "a simulated " : "")}{f.Phone}{(f.Seed is { } seed ? $", seed {seed}" : "")}",
        StopRequested f => $"stop requested by {f.By}",
        AttemptStarted f => $"attempt {f.Number}: {f.Procedure}{(f.Firmware is null ? "" : $", serving {f.Firmware}")} ({f.Why})",
        AttemptEnded f => $"attempt {f.Number} ended, {f.Outcome}: {f.Why}",
        StepStarted f => $"step {f.Step} of {f.Of}: {f.Text}{(f.Until is { } until ? $" (until {Moment(until)} at the latest)" : "")}",
        StepEnded f => $"step {f.Step} ended, {f.Outcome}{(f.Evidence is null ? "" : $": {f.Evidence}")}",
        StageChanged f => $"the phone is {Describe(f.Likeliest)}{(f.Possible.Length > 1 ? $" (most likely; {f.Possible.Length} stages are possible)" : "")}",
        VerdictReached f => $"verdict: {Describe(f.Verdict)}{Braces(f.Diagnosis, f.Load is null ? null : $"load {f.Load}", f.Proof is { } proof ? Describe(proof) : null)}: {f.Why}",

        DeedIntended f => $"about to {Describe(f.Deed)}{(f.By is null ? "" : $", asked by {f.By}")}{(f.ForcedBy is null ? "" : $", FORCED by {f.ForcedBy}")}",
        PowerSwitched f => f.On ? "power is on" : "power is off",
        KeyPressed f => $"key {f.Key} pressed for {f.For.TotalMilliseconds:0} ms",
        KeyHeld f => $"key {f.Key} is held down",
        KeyReleased f => $"key {f.Key} let go",
        HookMoved f => f.OffHook ? "receiver lifted" : "receiver put back",
        ConsoleSent f => $"sent on the console: \"{Visible(f.Text)}\"",
        PersonAsked f => $"asked the person here: \"{f.Request.Text}\"",
        DeedFailed f => $"RIG FAULT at the {f.Part}: {f.Reason}",
        RigFault f => $"RIG FAULT at the {f.Part}: {f.Reason}",

        LampsBegan f => $"lamps: {f.Group} {Describe(f.Pattern, f.Colour)}{(f.Period is { } period ? $", {period.TotalMilliseconds:0} ms each" : "")}, since {Moment(f.Since)}",
        LampsEnded f => $"lamps: {f.Group} no longer {Describe(f.Pattern, f.Colour)}, after {f.Lasted.TotalSeconds:0.#} s",
        ConsoleOpened f => $"console open on {f.Port}",
        ConsoleLost f => $"console on {f.Port} lost: {f.Reason}; trying again",
        ConsoleGarbled f => $"the console is no text ({f.Percent} % of its bytes): it looks like a wrong baud (it is read at {f.Baud}), else like a loose ground",
        ConsoleRatesTried { Readable: { } rate } f => $"the console is text at {rate} baud, and the phone's file says {f.Configured}; it is listened to at {rate} from now on: correct the phone's file (baud under console), or the adapter",
        ConsoleRatesTried f => $"the console is text at no other usual rate either, and is listened to at {f.Configured} baud again: look for a loose ground, or RS-232 levels on a TTL adapter",
        ConsoleLine f => $"console: \"{f.Text}\"{(f.Rule is null ? "" : $" ({f.Rule})")}",
        DhcpAsked f => $"DHCP {f.Message} from {Phone(f)}{(f.Vendor is null ? "" : $", which says it is \"{f.Vendor}\"")}",
        DhcpAnswered f => $"DHCP {f.Message} to {Phone(f)}{(f.Mac is null || f.Address is null ? "" : $", address {f.Address}")}",
        TftpRequested f => $"TFTP: {f.File} asked for by {Phone(f)}",
        TftpRefused f => $"TFTP: {f.File} refused: {f.Reason}",
        TftpProgress f => $"TFTP: {f.File}, {Bytes(f.Bytes)} of {Bytes(f.Total)}",
        TftpCompleted f => $"TFTP: {f.File} served whole, {Bytes(f.Bytes)} in {f.Took.TotalSeconds:0.#} s",
        TftpFailed f => $"TFTP: {f.File} broke off at {Bytes(f.Bytes)} of {Bytes(f.Total)}: {f.Reason}",
        PhoneRegistered f => $"{f.Device} registered with the rig{(f.Load is null ? "" : $", runs {f.Load}")}{(f.Protocol is { } version ? $" (SCCP version {version})" : "")}",
        PhoneUnregistered f => $"{f.Device} is no longer registered: {f.Reason}",
        PhoneAlarm f => $"the phone's alarm: \"{f.Text}\"",
        PhonePageRead f => $"the phone's web page {(f.Load is null ? "names no load" : $"says it runs {f.Load}")}{Braces(f.Model, f.Serial is null ? null : $"serial number {f.Serial}", f.Number is null ? null : $"line {f.Number}")}",
        HostAnswered f => $"{Phone(f)} answers, though its power was cut",
        CdpHeard f => $"CDP: {f.Device}{(f.Platform is null ? "" : $", {f.Platform}")}{(f.Version is null ? "" : $", software {f.Version}")}{(f.Milliwatts is { } milliwatts ? $", draws {milliwatts} mW" : "")}",
        PacketRejected f => $"{f.Protocol.ToUpperInvariant()} packet from {Phone(f)} dropped: {f.Reason}",
        RivalDhcp f => $"ANOTHER DHCP SERVER answers on the phones' segment: {Server(f.Server, f.Address, f.Mac)}; it {(f.TftpServer is null ? "was not heard to name a TFTP server" : $"names {f.TftpServer} as TFTP server")}: switch it off there, or write dhcp: external",
        RivalDhcpGone f => $"the other DHCP server {Server(f.Server, f.Address, f.Mac)} is not heard any more",
        SightingsLost f => $"{f.Count} sightings of {f.Source} came too fast and were dropped",
        RigStarted f => $"the {(f.Simulated ? "simulated " : "")}rig {f.Rig} took this station over",
        PowerAdopted f => f.On switch { true => "found the power on", false => "found the power off", null => "the relay cannot say whether the power is on" },
        DeedRefused f => $"REFUSED by the {f.Interlock} interlock: {f.Reason}{(f.Until is { } until ? $" (until {Moment(until)} at the latest)" : "")}",
        DeedCancelled f => $"called off: {f.Reason}",
        FirmwareServed f => $"firmware set {f.Set} ({f.Load}) is served to the phone{(f.Configured == true ? ", and its configuration names it" : "")}",
        OffProven { Metered: true } f => $"off is off: after {f.After.TotalSeconds:0.#} s nothing flows behind the relay, and the switch port feeds nothing",
        OffProven { Started: true } f => $"off was off: no sign of life in {f.After.TotalSeconds:0.#} s, and the phone started as its plug was put in",
        OffProven f => $"off is off: no sign of life in {f.After.TotalSeconds:0.#} s",
        OffDisproven { Welded: true } f => $"there is power behind the relay although it is open (entry {f.Evidence}): its contact is WELDED, or something bridges it",
        PowerMissing f => $"the relay has been closed for {f.After.TotalSeconds:0.#} s and there is no power behind it (entry {f.Evidence}): its brick is out or dead, or no phone is there",
        PowerMetered f => Metered(f),
        OffDisproven f => $"the phone lives although its relay is open (entry {f.Evidence}): something else feeds it",
        Diagnosed f => $"diagnosis: {f.Diagnosis}: {f.Cause}",
        Notice f => $"NOTE: {f.Text}",
        ProcedureEnded f => $"procedure {f.Procedure} ended, {f.Outcome}: {f.Why}",
        PossibleSighting f => $"perhaps of this phone: {Describe(f.Sighting)}",
        MacScanned f => $"{f.Mac} was read off the phone by {f.By}",
        MacLearnt f => $"{f.Mac} is the phone here, by {Describe(f.By)}",
        MacForgotten f => $"{f.Mac} is no longer taken for the phone here: {f.Why}",
        AttributionConflict f => $"SET-UP: {f.Reason}",
        SwitchPortSeen f => $"switch port {f.Port}: link {(f.Up switch { true => "up", false => "down", null => "unknown" })}{(f.Macs.IsDefaultOrEmpty ? "" : $", {string.Join(" and ", f.Macs)} on it")}{(f.Feeds switch { true => ", FEEDS the phone", false => ", no inline power", null => "" })}",
        SwitchFound f => $"the switch at {f.Address} answers: {f.Description}",
        SwitchLost f => $"SET-UP: the switch at {f.Address} tells nothing: {f.Reason}",
        UpsSeen f => $"{Describe(f.Power)}{Braces(f.Said)}",
        CampaignFact f => CampaignWords.Describe(f),
        UnknownFact f => $"a fact that this version does not know: {f.Json}",
        _ => throw new ArgumentException($"no words for {fact.GetType().Name}", nameof(fact)),
    };

    /// <summary>A stage, to follow "the phone is".</summary>
    public static string Describe(BootStage stage) => stage switch
    {
        BootStage.Off => "off",
        BootStage.Starting => "starting",
        BootStage.AwaitingCode => "waiting for the reset code",
        BootStage.Erasing => "erasing its settings",
        BootStage.Formatting => "formatting its flash",
        BootStage.SeekingLease => "asking for an address",
        BootStage.Downloading => "fetching firmware",
        BootStage.Writing => "writing firmware to flash",
        BootStage.SeekingConfig => "asking for its configuration",
        BootStage.Registering => "registering",
        BootStage.Registered => "registered",
        BootStage.InShell => "in its emergency shell",
        BootStage.Silent => "silent",
        _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "no words for this stage"),
    };

    /// <summary>A verdict, as an adjective.</summary>
    public static string Describe(Verdict verdict) => verdict switch
    {
        Verdict.Recovered => "recovered",
        Verdict.NeedsAttention => "needs attention",
        Verdict.Scrap => "scrap",
        Verdict.Stopped => "stopped",
        Verdict.Identified => "identified",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no words for this verdict"),
    };

    /// <summary>How strong a proof is, with what that means.</summary>
    public static string Describe(Proof proof) => proof switch
    {
        Proof.Inferred => "inferred from what it asked for",
        Proof.Reported => "reported by the phone itself",
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "no words for this proof"),
    };

    /// <summary>How it is known whose a packet is, to follow "by".</summary>
    public static string Describe(AttributedBy by) => by switch
    {
        AttributedBy.OwnSegment => "its own segment",
        AttributedBy.Circuit => "the port that the switch named (option 82)",
        AttributedBy.ConfiguredMac => "the rig file",
        AttributedBy.ScannedMac => "its label",
        AttributedBy.SwitchPort => "the switch's table",
        AttributedBy.PowerOn => "being the only one that was just switched on",
        AttributedBy.OnlyUnknown => "being the only one that nobody named",
        AttributedBy.Nothing => "nothing",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, "no words for this way to know"),
    };

    /// <summary>What feeds the rig, as a sentence without a full stop.</summary>
    public static string Describe(UpsPower power) => power switch
    {
        UpsPower.Mains => "UPS: the mains feed the rig",
        UpsPower.Battery => "UPS: ON BATTERY, the mains are away",
        UpsPower.LowBattery => "UPS: ON BATTERY, and that is LOW",
        UpsPower.Unknown => "UPS: not known whether the mains are there, so runs are begun as if they were",
        _ => throw new ArgumentOutOfRangeException(nameof(power), power, "no words for this"),
    };

    /// <summary>What a group of lamps does, to follow its name: "walking amber", "dark"; "walking" alone where the colour cannot be told.</summary>
    public static string Describe(LampPattern pattern, LampColour colour) => (pattern, colour) switch
    {
        (LampPattern.Dark, _) => "dark",
        (LampPattern.Steady, LampColour.Lit) => "lit",
        (_, LampColour.Lit) => pattern.ToString().ToLowerInvariant(),
        _ => $"{pattern.ToString().ToLowerInvariant()} {colour.ToString().ToLowerInvariant()}",
    };

    /// <summary>A moment of rig time: minutes, seconds and tenths, "12:34.5"; with hours from the first on, "1:02:03.4".</summary>
    public static string Moment(TimeSpan uptime) => uptime < TimeSpan.FromHours(1)
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)uptime.TotalMinutes}:{uptime.Seconds:00}.{uptime.Milliseconds / 100}")
        : string.Create(CultureInfo.InvariantCulture, $"{(int)uptime.TotalHours}:{uptime.Minutes:00}:{uptime.Seconds:00}.{uptime.Milliseconds / 100}");

    /// <summary>A size for people, in steps of 1000: "512 bytes", "8.3 kB", "8.3 MB".</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} bytes",
        < 1_000_000 => $"{bytes / 1_000.0:0.0} kB",
        _ => $"{bytes / 1_000_000.0:0.0} MB",
    };

    private static string Describe(Deed deed) => deed switch
    {
        Deed.SwitchPower(var on) => on ? "switch the power on" : "switch the power off",
        Deed.PressKey(var key, var time) => $"press {key} for {time.TotalMilliseconds:0} ms",
        Deed.HoldKey(var key, var atMost) => $"hold {key} down, for {atMost.TotalSeconds:0.#} s at the most",
        Deed.ReleaseKey(var key) => $"let {key} go",
        Deed.MoveHook(var offHook) => offHook ? "lift the receiver" : "put the receiver back",
        Deed.SendConsole(var text) => $"send \"{Visible(text)}\" on the console",
        Deed.ServeFirmware(var set) => $"serve the firmware set {set}",
        Deed.AskPerson(var request) => $"ask the person here: \"{request.Text}\"",
        _ => throw new ArgumentException($"no words for {deed.GetType().Name}", nameof(deed)),
    };

    private static string Metered(PowerMetered metered) => metered.Power switch
    {
        PowerSense.On => $"there is power behind the relay{Braces(Milliamps(metered), Volts(metered))}",
        PowerSense.Off => $"there is no power behind the relay{Braces(Milliamps(metered), Volts(metered))}",
        PowerSense.Unknown => "whether there is power behind the relay is not known: its meter does not answer",
        _ => throw new ArgumentOutOfRangeException(nameof(metered), metered.Power, "no words for this"),
    };

    private static string? Milliamps(PowerMetered metered) => metered.Milliamps is { } milliamps ? $"{milliamps} mA" : null;

    private static string? Volts(PowerMetered metered) => metered.Volts is { } volts ? string.Create(CultureInfo.InvariantCulture, $"{volts:0.#} V") : null;

    private static string Server(string name, string? address, string? mac) =>
        $"{name}{(address is null || address == name ? "" : $" at {address}")}{(mac is null ? "" : $" ({mac})")}";

    private static string Phone(NetworkSighting sighting) => sighting.Mac ?? sighting.Address ?? "an unknown phone";

    private static string Braces(params ReadOnlySpan<string?> parts)
    {
        var told = string.Join(", ", parts.ToArray().Where(part => part is not null));
        return told.Length == 0 ? "" : $" ({told})";
    }

    private static string Visible(string text) => text.Replace("\r", "\\r").Replace("\n", "\\n");
}
