using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>
/// A campaign of phones through four stations, whose rig is killed again and again and started again, with the phones alive in another process and an operator who
/// swaps them, also while it dies. PHONERIG_CAMPAIGN_KILLS says how often, PHONERIG_KILL_SEED from which seed the moments are drawn.
/// </summary>
[NonParallelizable]
public sealed class CampaignKillTests
{
    /// <summary>As usual here: at more, a machine that stalls for a second, as build machines do, is one that has failed.</summary>
    private const int Speed = 20;

    /// <summary>Of four phones: what such a stall costs a run counts against no phone, and that phone goes to another station.</summary>
    private const double HomeAtLeast = 0.75;

    /// <summary>Needs all that a rig does, some of it, and nothing.</summary>
    private static readonly string[] Ailments = ["boot-loop", "empty-flash", "healthy", "boot-loop"];

    private static readonly string[] Stations = ["s1", "s2", "s3", "s4"];

    private static readonly int Kills = Number("PHONERIG_CAMPAIGN_KILLS", 2);

    /// <summary>Of each station: one that stands there first, and those beside it. So many that phones are left at the last kill: from one to the next one or two come home.</summary>
    private static readonly int PhonesOfAStation = 2 + (Kills / 3);

    private static readonly string[] Macs = [.. Enumerable.Range(1, Stations.Length * PhonesOfAStation).Select(number => FormattableString.Invariant($"00:1b:2c:3d:60:{number:x2}"))];

    /// <summary>The latest moment of a kill after the rig's start or after a run is under way: three minutes of the phones' time, in which most are done.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromSeconds(9);

    /// <summary>A phone of whom a new process hears nothing may be formatting for two hours of its time, and is watched for so long.</summary>
    private static readonly TimeSpan Watched = TimeSpan.FromHours(2.5) / Speed;

    /// <summary>A command may notice a death before its killer does.</summary>
    private static readonly TimeSpan DeathSeenWithin = TimeSpan.FromSeconds(5);

    /// <summary>Of one that is in order: more than stalls spoil.</summary>
    private const int TestsOfAStation = 10;

    private readonly Dictionary<string, int> placed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> tested = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsaid = new(StringComparer.Ordinal);
    private TemporaryFolder state = null!;
    private string rigFile = null!;
    private BenchWatch bench = null!;
    private RunningPhonerig? rig;

    [SetUp]
    public void StartBench()
    {
        state = TemporaryFolder.InMemory();
        var shipped = File.ReadAllText(Path.Combine(Rigs.Root, "rig-config", "rigs", "simulated-vlans.yaml"));
        rigFile = state.Write("campaign.yaml", shipped[..shipped.IndexOf("\nbench:", StringComparison.Ordinal)].Replace("rig: simulated-vlans", "rig: campaign", StringComparison.Ordinal) + "\n" + Bench());
        bench = new BenchWatch(state.Path, Speed, rigFile: rigFile);
        placed.Clear();
        tested.Clear();
        unsaid.Clear();
    }

    [TearDown]
    public void EndBench()
    {
        if (TestContext.CurrentContext.Result.Outcome.Status == NUnit.Framework.Interfaces.TestStatus.Failed)
        {
            TellAll();
        }

        rig?.Dispose();
        rig = null;
        bench.Dispose();
        state.Dispose();
    }

    [Test]
    public void A_campaign_whose_rig_is_killed_loses_no_phone_books_each_once_and_harms_none()
    {
        var seed = Number("PHONERIG_KILL_SEED", 1);
        var moments = new Seed(seed).For("campaign").Draw();
        TestContext.Out.WriteLine($"seed {seed}, {Kills} kills, {Macs.Length} phones, bench at {Speed} times the clock");
        Serve();
        Ask("start", "--expect", $"{Macs.Length}", "--budget", "1h");
        for (var kill = 1; kill <= Kills; kill++)
        {
            // Every other one in mid-run: after a death its phone is watched for minutes, and most kills would hit that.
            if (kill % 2 == 1)
            {
                Work(account => AllDone(account) || account.Stations.Any(station => station is { Run: not null, BrokenOff: false }));
            }

            Kill(moments.NextDouble() * Latest, $"seed {seed}, kill {kill}");
        }

        Work(AllDone);

        var end = Account(Ask("report", "--json").Split('\n')[0])!;
        TestContext.Out.WriteLine(Ask("report"));
        Assert.That(rig!.Interrupt(), Is.Zero, rig.Output);
        bench.AwaitGone(rig.Id);
        Assert.That(end.Phones, Has.Length.EqualTo(Macs.Length), "each has one record");
        Assert.That(end.Phones.Select(phone => phone.Mac).OfType<string>(), Is.Unique.And.SubsetOf(Macs), "by its own address");
        Assert.That(end.Phones.Count(phone => phone is { Bin: Bin.Done, Mac: not null }), Is.GreaterThanOrEqualTo(HomeAtLeast * Macs.Length));
        var spoilt = Facts.OfType<VisitEnded>().Where(visit => visit.Owner == VerdictOwner.Rig).Select(visit => visit.Run).ToHashSet();

        // One that too many kills hit is taken from the rig.
        bool DiedAt(AccountedPhone phone) => phone is { Bin: Bin.RigSuspect, Verdict: null };
        Assert.That(end.Phones.Where(phone => phone.Bin != Bin.Done && !DiedAt(phone) && !(phone.Bin is Bin.AnotherStation or Bin.RigSuspect && spoilt.Contains(phone.Run!))), Is.Empty);
        Assert.That(end.Diagnoses, Is.Empty);
        Assert.That(bench.Truths.Where(truth => truth.HarmfulCuts > 0).Select(truth => $"{truth.Station} {truth.Mac}"), Is.Empty);
        Assert.That(bench.KeysDown, Is.Empty);
        Assert.That(Journal.Flaws(), Is.Empty);
        Assert.That(Facts.OfType<CampaignTakenUp>().Count(), Is.InRange(Kills / 2, Kills), "some kills come before the campaign is taken up");
        Assert.That(Facts.OfType<VisitBroken>().Count(), Is.GreaterThanOrEqualTo(Kills / 4), "kills hit runs");
        Assert.That(Facts.OfType<VisitEnded>().Select(visit => visit.Run), Is.Unique);
    }

    private static string Bench()
    {
        var lines = new StringBuilder("bench:\n");
        foreach (var (place, station) in Stations.Index())
        {
            string[] phones = [.. Enumerable.Range(0, PhonesOfAStation).Select(number =>
                $"ailment: {Ailments[(place + number) % Ailments.Length]}, mac: \"{Macs[(place * PhonesOfAStation) + number]}\"")];
            lines.AppendLine(CultureInfo.InvariantCulture, $"  {station}: {{ {phones[0]}, next: [ {string.Join(", ", phones[1..].Select(phone => $"{{ {phone} }}"))} ] }}");
        }

        return lines.ToString();
    }

    private void TellAll()
    {
        using var reader = JournalReader.Open(Path.Combine(state.Path, "campaign", "journal.db"));
        foreach (var station in Stations.Prepend(Campaign.Timeline))
        {
            foreach (var entry in reader?.Entries(station, 0).Where(entry => entry.Entry.Fact is not (ConsoleLine or LampsBegan or LampsEnded or TftpProgress or DeedIntended)) ?? [])
            {
                TestContext.Out.WriteLine($"{entry.Boot[..4]} {station,-9} {entry.Sequence,4} {FactWords.Moment(entry.Uptime),9} {FactWords.Describe(entry.Entry.Fact)}");
            }
        }

        TestContext.Out.WriteLine($"the rig said:\n{rig?.Output}\nthe test says:\n{TestContext.CurrentContext.Result.Message}");
    }

    private JournalProbe Journal => new(Path.Combine(state.Path, "campaign", "journal.db"));

    private IEnumerable<Fact> Facts
    {
        get
        {
            using var reader = JournalReader.Open(Path.Combine(state.Path, "campaign", "journal.db"))!;
            return [.. reader.Entries(Campaign.Timeline, 0).Select(entry => entry.Entry.Fact)];
        }
    }

    private static bool AllDone(CampaignAccount account) => account.Bins.Values.Sum() == Macs.Length;

    /// <summary>Does what the operator is called for until something is so of the campaign.</summary>
    private void Work(Func<CampaignAccount, bool> until)
    {
        while (Follow(until) is { } account && !until(account))
        {
            Operate(account);
        }
    }

    /// <summary>Waits until the operator has something to do, or something is so.</summary>
    private CampaignAccount Follow(Func<CampaignAccount, bool> until)
    {
        using var watch = new RunningPhonerig(state.Path, "campaign", "status", "--watch", "--json", "--rig", rigFile);
        CampaignAccount? account = null;
        watch.Await(line => (account = Account(line) ?? account) is not null && (until(account) || Callers(account).Any()), Watched);
        return account!;
    }

    /// <summary>Swaps the phones that are to be swapped, and says so: by commands that fail only where the rig dies under them.</summary>
    private void Operate(CampaignAccount account)
    {
        var callers = Callers(account);
        foreach (var station in callers.Where(unsaid.Add))
        {
            if (placed.GetValueOrDefault(station) > 0)
            {
                using var swap = new RunningPhonerig(state.Path, "bench", "swap", station, "--rig", rigFile);
                Assert.That(swap.End(), Is.Zero, swap.Output);
            }

            placed[station] = placed.GetValueOrDefault(station) + 1;
        }

        // A machine that stalls may make a station look as if it were at fault, also in a test: it is tested, as its call says, until it is found to be in order.
        callers = [.. callers.Where(name => account.Stations.Single(station => station.Station == name).Trust != StationTrust.Quarantined || Passes(name))];
        if (callers.Length > 0 && Try(["campaign", "next", .. callers]) is { } told)
        {
            unsaid.ExceptWith(callers);
            TestContext.Out.WriteLine(told);
        }
    }

    private bool Passes(string station)
    {
        tested[station] = tested.GetValueOrDefault(station) + 1;
        Assert.That(tested[station], Is.LessThanOrEqualTo(TestsOfAStation), $"{station} is not found to be in order");
        using var test = new RunningPhonerig(state.Path, "station", "test", station, "--rig", rigFile);
        return test.End() == 0;
    }

    /// <summary>The stations that call for a phone, as long as there is one for them, or one stands there of which the rig was not told before it died.</summary>
    private ImmutableArray<string> Callers(CampaignAccount account)
    {
        unsaid.ExceptWith(account.Stations.Where(station => station.Phone is not null).Select(station => station.Station));
        return [.. account.Stations.Where(station => station is { Phone: null, Call: not null }).Select(station => station.Station)
            .Where(station => unsaid.Contains(station) || placed.GetValueOrDefault(station) < PhonesOfAStation)];
    }

    /// <summary>Kills the rig at a moment, whatever the operator is at just then.</summary>
    private void Kill(TimeSpan after, string when)
    {
        var killed = Task.Run(() => rig!.KillAfter(after));
        while (!killed.IsCompleted)
        {
            if (Try("campaign", "status", "--json") is { } status && Account(status.Split('\n')[0]) is { } account)
            {
                Operate(account);
            }
        }

        Assert.That(killed.Result, Is.True, rig!.Output);
        Assert.That(Journal.Flaws(), Is.Empty, when);
        TestContext.Out.WriteLine($"{when}, {after.TotalSeconds:0.00} s after it began: {Facts.Count()} facts of the campaign, {Facts.OfType<VisitBroken>().Count()} runs broken off so far");
        rig.Dispose();
        Serve();
    }

    private void Serve()
    {
        rig = new RunningPhonerig(state.Path, "serve", "--rig", rigFile);
        rig.Await("PhoneRig serves");
    }

    private string Ask(params string[] words) => Try(["campaign", .. words]) ?? throw new AssertionException("the rig is dead");

    /// <summary>A command; null where the rig died under it.</summary>
    private string? Try(params string[] words)
    {
        using var asked = new RunningPhonerig(state.Path, [.. words, "--rig", rigFile]);
        if (asked.End() != 0)
        {
            Assert.That(rig!.EndsWithin(DeathSeenWithin), Is.True, $"{string.Join(' ', words)}: {asked.Output}");
            return null;
        }

        return string.Join('\n', asked.Output.Split('\n').Where(line => !line.StartsWith("phonerig: through", StringComparison.Ordinal)));
    }

    private static CampaignAccount? Account(string line)
    {
        if (!line.StartsWith("{\"campaign\":", StringComparison.Ordinal))
        {
            return null;
        }

        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("campaign").Deserialize<CampaignAccount>(ControlJson.Options);
    }

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } said ? int.Parse(said, CultureInfo.InvariantCulture) : otherwise;
}
