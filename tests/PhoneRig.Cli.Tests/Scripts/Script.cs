using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>A run as written down here: what the observer is told, when, in rig time, and the summary.</summary>
internal sealed class Script(RunInfo run, RunSummary summary)
{
    private readonly List<(TimeSpan At, Action<IRunObserver> Tell)> acts = [];
    private readonly Dictionary<string, long> sequences = [];

    public RunInfo Run => run;

    public RunSummary Summary => summary;

    /// <summary>What happens, in order of time.</summary>
    public IEnumerable<(TimeSpan At, Action<IRunObserver> Tell)> Acts => acts.OrderBy(act => act.At);

    public static RunInfo Info(bool simulated = true, params string[] stations) => new(
        "run-7",
        "demo",
        simulated,
        simulated ? 7 : null,
        simulated ? "simulated phones; real UDP on 127.0.0.1 and real ptys (/dev/pts/3); 10 times faster than the clock" : "real phones and hardware; DHCP and TFTP on eth1 (10.70.0.1)",
        "SCCP70.9-4-2SR3-1S",
        8_300_000,
        [.. stations.Select(station => (station, Phones.Model))]);

    public static StationSummary Recovered(string station) => new(
        station,
        Verdict.Recovered,
        null,
        null,
        "SCCP70.9-4-2SR3-1S",
        Proof.Inferred,
        [new AttemptSummary("factory-reset", "goal-met", "all archives were fetched, and no further load was asked for")],
        TimeSpan.FromSeconds(411.3),
        "All archives were fetched, a newer DISCOVER came, and no further load was asked for.",
        [new EvidenceSummary(44, TimeSpan.FromSeconds(180.4), "TFTP: term70.default.loads asked for by 00:1b:2c:3d:4e:5f"), new EvidenceSummary(90, TimeSpan.FromSeconds(402), "DHCP discover from 00:1b:2c:3d:4e:5f")]);

    public static StationSummary Unrecovered(string station, Verdict verdict, VerdictOwner owner, string? diagnosis) => new(
        station, verdict, owner, diagnosis, null, null, [new AttemptSummary("restart", "goal-not-reached", "no archive was asked for")], TimeSpan.FromSeconds(60), "It did not come home.", []);

    public void Entry(string station, double seconds, Fact fact)
    {
        var at = TimeSpan.FromSeconds(seconds);
        var sequence = sequences[station] = sequences.GetValueOrDefault(station) + 1;
        acts.Add((at, observer => observer.Added(station, new Entry(sequence, DateTimeOffset.UnixEpoch + at, at, fact))));
    }

    public void Lamps(string station, double seconds, ImmutableArray<LampColour?> colours) =>
        acts.Add((TimeSpan.FromSeconds(seconds), observer => observer.LampsSeen(station, Phones.Lamps, colours)));

    public void Ask(string station, double seconds, PersonRequest request)
    {
        acts.Add((TimeSpan.FromSeconds(seconds), observer => observer.Asked(station, request)));
        Entry(station, seconds, new PersonAsked(1, request));
    }

    /// <summary>Tells everything at once.</summary>
    public RecoverResult Play(RecoverRequest request, IRunObserver observer, CancellationToken stop)
    {
        observer.Started(run);
        foreach (var (_, tell) in Acts)
        {
            tell(observer);
        }

        return new RecoverResult(summary, [], null);
    }

    /// <summary>A phone that comes home by a factory reset.</summary>
    public static Script ComesHome(bool manual = false, params string[] stations)
    {
        var script = new Script(Info(simulated: true, stations), new RunSummary(Simulated: true, 7, [.. stations.Select(Recovered)]));
        foreach (var (station, i) in stations.Select((station, i) => (station, i)))
        {
            script.Reset(station, i * 3.3, manual);
        }

        return script;
    }

    private void Reset(string s, double t, bool manual)
    {
        const string mac = "00:1b:2c:3d:4e:5f";
        void Fact(double seconds, Fact fact) => Entry(s, t + seconds, fact);
        Fact(0, new RunStarted("demo", "cisco-7970", Simulated: true, 7));
        Fact(0, new ConsoleOpened("/dev/pts/3"));
        Fact(0, new AttemptStarted(1, "factory-reset", "the default"));
        Fact(0, new StepStarted("factory-reset", 1, 8, "power off for 5 s", null, null));
        Fact(0, new DeedIntended(new Deed.SwitchPower(On: false)));
        Fact(0.1, new PowerSwitched(4, On: false));
        Fact(0.1, new StageChanged(BootStage.Off, [BootStage.Off]));
        Fact(0.6, new LampsBegan("lines", LampPattern.Dark, LampColour.Dark, null, TimeSpan.FromSeconds(t + 0.1)));
        Lamps(s, t + 0.3, [.. Phones.Lamps.Select(_ => (LampColour?)LampColour.Dark)]);
        Fact(5, new StepEnded("factory-reset", 1, "done", null, null));
        Fact(5, new StepStarted("factory-reset", 2, 8, "hold #", null, null));
        if (manual)
        {
            Ask(s, t + 5, new PersonRequest(PersonRequestKind.Hold, "#", "Press # and keep it down until told."));
            Fact(15, new StepEnded("factory-reset", 2, "asked", null, null));
        }
        else
        {
            Fact(5.1, new KeyHeld(9, new Key("#")));
            Fact(5.1, new StepEnded("factory-reset", 2, "done", null, null));
        }

        Fact(15.2, new StepStarted("factory-reset", 3, 8, "power on", null, null));
        Fact(15.3, new PowerSwitched(12, On: true));
        Fact(15.3, new StageChanged(BootStage.Starting, [BootStage.Starting]));
        Fact(15.3, new StepEnded("factory-reset", 3, "done", null, null));
        Fact(15.3, new StepStarted("factory-reset", 4, 8, "wait for the reset-code prompt on the console or line lamps walking amber for 6 s", "the reset-code prompt on the console or line lamps walking amber for 6 s", TimeSpan.FromSeconds(t + 315.3)));
        for (var i = 0; i < 60; i++)
        {
            Lamps(s, t + 21 + (i * 0.5), Phones.Walk(i, LampColour.Amber));
        }

        Fact(23, new LampsBegan("lines", LampPattern.Walking, LampColour.Amber, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(t + 21)));
        Fact(24, new ConsoleLine("INIT: Waiting for factory reset sequence.", "reset-code-wanted", null));
        Fact(24, new StageChanged(BootStage.AwaitingCode, [BootStage.AwaitingCode]));
        Fact(24, new StepEnded("factory-reset", 4, "seen", "console: reset-code-wanted", 20));
        Fact(24, new StepStarted("factory-reset", 5, 8, "release #", null, null));
        if (manual)
        {
            Ask(s, t + 24, new PersonRequest(PersonRequestKind.Release, "#", "Let # go."));
        }
        else
        {
            Fact(24.1, new KeyReleased(23, new Key("#")));
        }

        Fact(24.1, new StepEnded("factory-reset", 5, "done", null, null));
        Fact(24.1, new StepStarted("factory-reset", 6, 8, "type 123456789*0#", null, null));
        foreach (var (key, i) in "123456789*0#".Select((key, i) => (key, i)))
        {
            Fact(25 + i, new KeyPressed(25 + i, new Key(key.ToString()), TimeSpan.FromMilliseconds(200)));
            Fact(25.1 + i, new ConsoleLine($"\\x09Key press = {i + 1}", "key-echo", null));
        }

        Fact(37, new StepEnded("factory-reset", 6, "done", "every key was echoed", null));
        Fact(37, new StepStarted("factory-reset", 7, 8, "wait for the default load to be asked for", "the default load to be asked for", TimeSpan.FromSeconds(t + 637)));
        Fact(40, new LampsEnded("lines", LampPattern.Walking, LampColour.Amber, TimeSpan.FromSeconds(19)));
        for (var i = 0; i < 300; i++)
        {
            Lamps(s, t + 40 + (i * 0.5), Phones.Walk(i, LampColour.Green));
        }

        Fact(42, new LampsBegan("lines", LampPattern.Walking, LampColour.Green, TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(t + 40)));
        Fact(60, new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease, BootStage.Starting]));
        Fact(60, new DhcpAsked(mac, null, "discover", "Cisco Systems, Inc. IP Phone CP-7970G"));
        Fact(60.1, new DhcpAnswered(mac, "10.70.0.100", "offer"));
        Fact(61, new DhcpAsked(mac, "10.70.0.100", "request", null));
        Fact(61.1, new DhcpAnswered(mac, "10.70.0.100", "ack"));
        Fact(64, new TftpRequested(mac, "10.70.0.100", "term70.default.loads"));
        Fact(64, new StageChanged(BootStage.Downloading, [BootStage.Downloading]));
        Fact(64, new StepEnded("factory-reset", 8, "seen", "TFTP: default-load", 50));
        Fact(64, new StepEnded("factory-reset", 8, "done", null, null));
        var at = 65.0;
        foreach (var (file, bytes) in new[] { ("jar70sccp.9-4-2ES26.sbn", 2_700_000L), ("cnu70.9-4-2ES26.sbn", 600_000), ("apps70.9-4-2ES26.sbn", 3_500_000), ("dsp70.9-4-2ES26.sbn", 500_000), ("cvm70sccp.9-4-2ES26.sbn", 1_000_000) })
        {
            Fact(at, new TftpRequested(mac, "10.70.0.100", file));
            var begun = at;
            for (var done = 0L; done < bytes; done += 100_000)
            {
                Fact(at, new TftpProgress(mac, "10.70.0.100", file, done, bytes));
                at++;
            }

            Fact(at, new TftpCompleted(mac, "10.70.0.100", file, bytes, TimeSpan.FromSeconds(at - begun)));
        }

        Fact(at + 1, new StageChanged(BootStage.Writing, [BootStage.Writing]));
        Fact(at + 60, new TftpRefused(mac, "10.70.0.100", "CTLSEP001B2C3D4E5F.tlv", "file not found"));
        Fact(at + 61, new TftpCompleted(mac, "10.70.0.100", "SEP001B2C3D4E5F.cnf.xml", 1_834, TimeSpan.FromSeconds(0.2)));
        Fact(at + 61, new StageChanged(BootStage.Registering, [BootStage.Registering]));
        Fact(at + 121, new AttemptEnded(1, "factory-reset", "goal-met", "all archives were fetched, and no further load was asked for"));
        Fact(at + 121, new VerdictReached(Verdict.Recovered, null, null, "SCCP70.9-4-2SR3-1S", Proof.Inferred, "All archives were fetched, a newer DISCOVER came, and no further load was asked for.", [1, 2]));
    }
}
