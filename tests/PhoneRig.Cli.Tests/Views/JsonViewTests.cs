using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Views;

public sealed class JsonViewTests
{
    [Test]
    public void Every_line_is_an_entry_and_the_last_is_the_summary()
    {
        var host = new TestHost();

        Assert.That(host.Run("recover", "--json"), Is.EqualTo(ExitCode.Done));
        var lines = host.JsonLines;
        Assert.That(lines.Count(line => line["summary"] is not null), Is.EqualTo(1));
        Assert.That(lines[^1]["summary"]!["simulated"]!.GetValue<bool>(), Is.True);
        foreach (var line in lines[..^1])
        {
            Assert.That(line.AsObject().Select(field => field.Key), Is.EqualTo(new[] { "run", "station", "sequence", "at", "uptime", "fact" }));
            Assert.That(FactJson.Read(line["fact"]!.ToJsonString()), Is.Not.InstanceOf<UnknownFact>());
        }

        Assert.That(lines[..^1].Select(line => line["sequence"]!.GetValue<long>()), Is.EqualTo(Enumerable.Range(1, lines.Length - 1)));
        Assert.That(host.Error, Is.Empty);
    }

    [Test]
    public void What_is_not_known_in_a_summary_is_null_and_not_left_out()
    {
        var summary = new RunSummary(Simulated: false, null, [Script.Unrecovered("s1", Verdict.Stopped, VerdictOwner.Operator, null), Script.Recovered("s2")]);

        var json = Show(view => view.Ended(summary)).Single()["summary"]!.AsObject();

        Assert.That(json.ContainsKey("seed"), Is.True);
        Assert.That(json["seed"], Is.Null);
        var stations = json["stations"]!.AsArray();
        foreach (var (station, field) in new[] { (0, "diagnosis"), (0, "load"), (0, "proof"), (1, "owner"), (1, "diagnosis") })
        {
            Assert.That(stations[station]!.AsObject().ContainsKey(field), Is.True, field);
            Assert.That(stations[station]![field], Is.Null, field);
        }

        Assert.That(stations[0]!["verdict"]!.GetValue<string>(), Is.EqualTo("stopped"));
        Assert.That(stations[1]!["proof"]!.GetValue<string>(), Is.EqualTo("inferred"));
        Assert.That(stations[1]!["elapsed"]!.GetValue<decimal>(), Is.EqualTo(411.3m));
    }

    [Test]
    public void A_console_line_with_anything_in_it_stays_one_line()
    {
        var lines = Show(view =>
        {
            view.Started(Script.Info(simulated: true, "s1"));
            view.Added("s1", new Entry(1, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1.5), new ConsoleLine("\"<&>\n\u0001é", null, null)));
        });

        Assert.That(lines.Single()["fact"]!["text"]!.GetValue<string>(), Is.EqualTo("\"<&>\n\u0001é"));
        Assert.That(lines.Single()["uptime"]!.GetValue<decimal>(), Is.EqualTo(1.5m));
    }

    [Test]
    public void A_fact_of_a_later_version_is_passed_on_as_it_is()
    {
        var lines = Show(view => view.Added("s1", new Entry(1, DateTimeOffset.UnixEpoch, default, new UnknownFact("""{"kind":"phone-sang","tune":7}"""))));

        Assert.That(lines.Single()["fact"]!["tune"]!.GetValue<int>(), Is.EqualTo(7));
    }

    private static JsonNode[] Show(Action<JsonView> show)
    {
        var output = new StringWriter();
        using (var view = new JsonView(output))
        {
            show(view);
        }

        return [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line, null, new JsonDocumentOptions())!)];
    }
}
