using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>Four phones half-way: one whose code is typed, one that formats its flash, one that fetches another set, one on inline power.</summary>
internal static class FourPhones
{
    public const double Moment = 330;

    public const string Cause = "The phone lives although its relay is open, so something else feeds it, most likely the switch port (facts 6).";

    public const string ToDo = "Turn inline power off at the phone's switch port, or use a switch without it. Then run recover again.";

    public static StationSummary InlinePower(string station) => new(
        station, Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, [], TimeSpan.FromSeconds(9), "No code is typed while something else feeds the phone.", [new EvidenceSummary(7, TimeSpan.FromSeconds(8), "console: \"Booting\"")], ToDo);

    private static readonly string[] Stations = ["s1", "s2", "s3", "s4"];

    private static readonly RunSummary End = new(Simulated: true, 7, [Script.Recovered("s1"), Script.Recovered("s2"), Script.Recovered("s3"), InlinePower("s4")]);

    private static readonly RunSummary Stopped = new(
        Simulated: true, 7, [.. Stations[..3].Select(station => Script.Unrecovered(station, Verdict.Stopped, VerdictOwner.Operator, null)), InlinePower("s4")]);

    public static Script Begun(bool stopped = false)
    {
        var script = new Script(Script.Info(simulated: true, Stations), stopped ? Stopped : End);
        foreach (var station in Stations)
        {
            script.Entry(station, 0, new RunStarted("demo", "cisco-7970", Simulated: true, 7, "run-7", "recover"));
        }

        Typing(script, "s1");
        Formatting(script, "s2");
        Fetching(script, "s3");
        Foreign(script, "s4");
        return script;
    }

    private static void Typing(Script script, string s)
    {
        script.Entry(s, 0, new AttemptStarted(1, "keyless", "least disturbing first"));
        script.Entry(s, 210, new AttemptEnded(1, "keyless", "goal-not-reached", "no archive was asked for"));
        script.Entry(s, 300, new AttemptStarted(2, "factory-reset", "no set that was served helped"));
        script.Entry(s, 301, new PowerSwitched(3, On: true));
        script.Entry(s, 310, new ConsoleLine("INIT: Waiting for factory reset sequence.", ConsoleRuleNames.ResetCodeWanted, null));
        script.Entry(s, 310, new StageChanged(BootStage.AwaitingCode, [BootStage.AwaitingCode]));
        script.Lamps(s, 310, Phones.Walk(2, LampColour.Amber));
        script.Entry(s, 322, new StepStarted("factory-reset", 6, 8, "type 123456789*0#", null, null));
        script.Entry(s, 322.5, new KeyPressed(9, new Key("1"), TimeSpan.FromMilliseconds(200)));
        script.Entry(s, 323, new KeyPressed(10, new Key("2"), TimeSpan.FromMilliseconds(200)));
    }

    private static void Formatting(Script script, string s)
    {
        script.Entry(s, 60, new AttemptStarted(3, "format-reset", "the soft code did not help"));
        script.Entry(s, 61, new PowerSwitched(3, On: true));
        script.Entry(s, 90, new ConsoleLine("flash: formatting", ConsoleRuleNames.FlashFormatting, null));
        script.Entry(s, 90, new StageChanged(BootStage.Formatting, [BootStage.Formatting]));
        script.Lamps(s, 90, [.. Phones.Lamps.Select(_ => (LampColour?)LampColour.Dark)]);
        script.Entry(s, 90, new StepStarted("format-reset", 7, 8, "wait for the phone to ask for an address", "the phone to ask for an address", TimeSpan.FromSeconds(7290)));
    }

    private static void Fetching(Script script, string s)
    {
        const string mac = "00:1b:2c:3d:4e:5f";
        script.Entry(s, 240, new Diagnosed("signing-generation", "It fetches the default load and falls silent.", VerdictOwner.SetUp, [1]));
        script.Entry(s, 240, new AttemptStarted(2, "serve dual-key", "signing-generation", "dual-key"));
        script.Entry(s, 240, new FirmwareServed(4, "dual-key", "SCCP70.8-4-1S"));
        script.Entry(s, 300, new TftpRequested(mac, null, "apps70.8-4-1ES.sbn"));
        script.Entry(s, 300, new StageChanged(BootStage.Downloading, [BootStage.Downloading]));
        script.Entry(s, 328, new TftpProgress(mac, null, "apps70.8-4-1ES.sbn", 2_100_000, 2_800_000));
        script.Lamps(s, 300, Phones.Walk(5, LampColour.Green));
    }

    private static void Foreign(Script script, string s)
    {
        script.Entry(s, 0, new AttemptStarted(1, "keyless", "least disturbing first"));
        script.Entry(s, 1, new PowerSwitched(3, On: false));
        script.Lamps(s, 8, Phones.Walk(0, LampColour.Red));
        script.Entry(s, 8, new OffDisproven(7));
        script.Entry(s, 9, new Diagnosed("inline-power", Cause, VerdictOwner.SetUp, [7]));
        script.Entry(s, 9, new AttemptEnded(1, "keyless", "inline-power", Cause));
        script.Entry(s, 9, new VerdictReached(Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, "No code is typed while something else feeds the phone.", [7], ToDo));
    }
}
